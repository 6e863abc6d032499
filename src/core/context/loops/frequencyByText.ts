import type { Surroundings } from '../../source/surroundings.ts';
import { ASIDE, ONCE, PIPELINE } from './frequency.ts';

/** False when what stands there runs once or seldom, as the names of its function and its class say and that no loop is around. */
export function mayRunOften(around: Surroundings): boolean {
  const { definition, inLoop } = around;
  if (definition === null) return inLoop;
  if (ASIDE.test(definition)) return false;
  return inLoop ? definition === '__call__' || !isOfPicture(around) : !isInPipeline(around) && !isOfPicture(around);
}

/** False when what stands there runs seldom, or often, as the names of its function and its class say. */
export function mayRunOnce(around: Surroundings): boolean {
  const { definition, inLoop } = around;
  if (definition === null || definition === '__call__') return true;
  return !ASIDE.test(definition) && !isOfPicture(around) && (inLoop || !isInPipeline(around));
}

const isInPipeline = ({ owner }: Surroundings): boolean => PIPELINE.test(owner ?? '');

/** Functions of a pipeline that come once a picture. */
const isOfPicture = (around: Surroundings): boolean =>
  ONCE.test(around.definition ?? '') && (isInPipeline(around) || around.fileSays(/diffusers/));
