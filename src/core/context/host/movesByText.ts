import type { Surroundings } from '../../source/surroundings.ts';

/** A call that moves a tensor to a device. `x.to(dtype)`, with nothing else, is a cast. */
const MOVES =
  /\.\s*(?:(?:cuda|type_as)\s*\(|type\s*\(\s*[\w.]+\.type\(|to\s*\((?!\s*(?:dtype\s*=\s*)?(?:torch\.(?:float|double|half|long|int|bool|uint|bfloat)\w*|(?:\w+\.)*\w*dtype)\s*,?\s*\)))/;

/** False when the statement moves nothing to a device, as its text says. */
export const mayMove = (around: Surroundings): boolean => around.wholeSays(MOVES);

/** False when no move of the name follows in what is left of the function. */
export function mayMoveLater(around: Surroundings, name: string): boolean {
  const { rest } = around;
  for (let at = rest.indexOf(`${name}.`); at >= 0; at = rest.indexOf(`${name}.`, at + 1)) {
    MOVE.lastIndex = at + name.length;
    if (MOVE.test(rest)) return true;
  }
  return false;
}

const MOVE = new RegExp(MOVES, 'y');
