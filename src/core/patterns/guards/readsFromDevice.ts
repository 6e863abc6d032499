import { onDevice } from '../../flow/deviceValue.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured expression is a tensor on the device, so that reading it waits for the device. What is only used like
 * one counts as inferred; what nothing is known of is undecided, or `no` with `strict: true`.
 */
export const readsFromDevice: Guard = {
  name: 'readsFromDevice',
  takes: { value: 'capture', strict: 'flag?' },
  ask(match, args) {
    const answer = onDevice(match.node(args.text('value')), match.file);
    if (answer === 'likely') return 'inferred';
    return answer === 'unknown' && args.flag('strict') ? 'no' : answer;
  },
};
