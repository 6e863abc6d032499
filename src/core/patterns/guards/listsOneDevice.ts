import { originsOf } from '../../context/models/origins.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const LISTS = new Set(['list', 'tuple']);

/**
 * The captured call of a data-parallel wrapper is given a list of exactly one device: here, through names, or as the
 * default of a parameter for which no caller of the file gives more.
 */
export const listsOneDevice: Guard = {
  name: 'listsOneDevice',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const devices = keyword(call, 'device_ids') ?? positional(call).find((_, place) => place > 0);
    if (!devices) return 'no';
    const listed = originsOf(devices, match.file);
    return yesIf(listed.length > 0 && listed.every(({ kind, children }) => LISTS.has(kind) && children.length === 1));
  },
};
