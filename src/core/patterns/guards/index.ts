import type { Guard } from '../guard.ts';
import { computesAttention } from './computesAttention.ts';
import { mentions } from './mentions.ts';

/** Every guard a pattern file can name. */
export const GUARDS: readonly Guard[] = [computesAttention, mentions];
