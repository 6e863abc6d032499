import type { Guard } from '../guard.ts';
import { computesAttention } from './computesAttention.ts';
import { fileHasWord } from './fileHasWord.ts';
import { fileTrains } from './fileTrains.ts';
import { fileUsesGpu } from './fileUsesGpu.ts';
import { gradientFree } from './gradientFree.ts';
import { insideLoop } from './insideLoop.ts';
import { isInstance } from './isInstance.ts';
import { keywordIs } from './keywordIs.ts';
import { keywordMissing } from './keywordMissing.ts';
import { mentions } from './mentions.ts';
import { resolvesTo } from './resolvesTo.ts';

/** Every guard a pattern file can name. */
export const GUARDS: readonly Guard[] = [
  computesAttention,
  fileHasWord,
  fileTrains,
  fileUsesGpu,
  gradientFree,
  insideLoop,
  isInstance,
  keywordIs,
  keywordMissing,
  mentions,
  resolvesTo,
];
