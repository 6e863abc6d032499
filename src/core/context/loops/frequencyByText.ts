import type { Surroundings } from '../../source/surroundings.ts';
import { ASIDE, PIPELINE } from './frequency.ts';

/** False when what stands there runs once or seldom, as the names of its function and its class say and that no loop is around. */
export function mayRunOften({ definition, owner, inLoop }: Surroundings): boolean {
  if (definition === null) return inLoop;
  if (ASIDE.test(definition)) return false;
  return inLoop || definition === '__call__' || !PIPELINE.test(owner ?? '');
}
