import { hasHiddenArguments, keyword } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Arguments are passed on unseen to the captured call (`**options`), and none of the names is written in it or set anywhere in the file. */
export const argumentsUnseen: Guard = {
  name: 'argumentsUnseen',
  takes: { call: 'capture', names: 'words' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    if (!hasHiddenArguments(call)) return 'no';
    const names = args.list('names');
    const isSet = new RegExp(`\\b(?:${names.join('|')})\\s*=(?!=)|['"](?:${names.join('|')})['"]\\s*[:\\]]`);
    return yesIf(!names.some((name) => keyword(call, name)) && !isSet.test(match.file.text));
  },
};
