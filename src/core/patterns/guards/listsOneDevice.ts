import { keyword, positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured call of a data-parallel wrapper is given a list of exactly one device, here or through one name. */
export const listsOneDevice: Guard = {
  name: 'listsOneDevice',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const devices = keyword(call, 'device_ids') ?? positional(call).find((_, place) => place > 0);
    if (!devices) return 'no';
    const meaning = match.file.names.meaningOf(devices);
    const listed = meaning.kind === 'literal' ? meaning.node : devices;
    return yesIf(['list', 'tuple'].includes(listed.kind) && listed.children.length === 1);
  },
};
