import type { Guard } from '../guard.ts';
import * as all from './all.ts';

/** Every guard a pattern file can name. */
export const GUARDS: readonly Guard[] = Object.values(all);
