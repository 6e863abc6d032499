import { methodsOn, setsDtype } from '../../context/host/placement.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What the captured call makes is turned to another number format in the same function: `.half()`, `.to(torch.bfloat16)`. */
export const dtypeSetLater: Guard = {
  name: 'dtypeSetLater',
  takes: { call: 'capture' },
  ask(match, args) {
    const { file } = match;
    return yesIf(methodsOn(match.node(args.text('call')), file).some((call) => setsDtype(call, file)));
  },
};
