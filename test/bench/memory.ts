import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes of the heap that are held after a collection. */
export function collected(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
