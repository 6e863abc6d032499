import { loopsAround } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';

const STREAMS =
  /\byield\b|\bstreamer\b|(?:tok\w*|processor|processing_class)\.(?:batch_)?decode\(|\btok_decode\(|\bprint\([^\n]*(?:\bend\s*=|flush\s*=\s*True)/;

/** A loop around the captured node hands its items on one by one: it yields them, or turns them into text on the way. */
export const streamsOutput: Guard = {
  name: 'streamsOutput',
  takes: { node: 'capture' },
  ask(match, args) {
    for (const loop of loopsAround(match.node(args.text('node')))) if (STREAMS.test(loop.text)) return 'yes';
    return 'no';
  },
};
