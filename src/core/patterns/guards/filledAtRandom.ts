import { nameOfIndex } from '../../context/data/vectorIndex.ts';
import { readsOf } from '../../context/loops/reads.ts';
import { originsOf } from '../../context/models/origins.ts';
import { positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const FILLS = /\.(?:add|add_with_ids)$/;
const DRAWN = /\brandom\b|\brand[ns]?\(|\bmake_blobs\(/;

/** The index that the captured call makes holds random numbers only: a trial, a lesson or a measurement of just this index. */
export const filledAtRandom: Guard = {
  name: 'filledAtRandom',
  takes: { made: 'capture' },
  needs: () => [{ words: [], text: DRAWN }],
  ask(match, args) {
    const { file } = match;
    const filled = readsOf(nameOfIndex(match.node(args.text('made'))), file).flatMap(({ parent }) => {
      const call = parent?.kind === 'attribute' && FILLS.test(parent.text) ? parent.parent : null;
      return call?.kind === 'call' ? positional(call).slice(0, 1) : [];
    });
    const origins = filled.flatMap((vectors) => originsOf(vectors, file));
    return yesIf(origins.length > 0 && origins.every(({ text }) => DRAWN.test(text)));
  },
};
