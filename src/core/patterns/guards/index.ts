import type { Guard } from '../guard.ts';
import { computesAttention } from './computesAttention.ts';
import { copiesBlock } from './copiesBlock.ts';
import { dependsOnLoop } from './dependsOnLoop.ts';
import { fileHasWord } from './fileHasWord.ts';
import { fileTrains } from './fileTrains.ts';
import { fileUsesGpu } from './fileUsesGpu.ts';
import { gradientFree } from './gradientFree.ts';
import { insideLoop } from './insideLoop.ts';
import { isInstance } from './isInstance.ts';
import { keywordGiven } from './keywordGiven.ts';
import { keywordIs } from './keywordIs.ts';
import { keywordMissing } from './keywordMissing.ts';
import { makesLoader } from './makesLoader.ts';
import { mentions } from './mentions.ts';
import { pinningHelps } from './pinningHelps.ts';
import { preparesItems } from './preparesItems.ts';
import { resolvesTo } from './resolvesTo.ts';
import { workersRestart } from './workersRestart.ts';

/** Every guard a pattern file can name. */
export const GUARDS: readonly Guard[] = [
  computesAttention,
  copiesBlock,
  dependsOnLoop,
  fileHasWord,
  fileTrains,
  fileUsesGpu,
  gradientFree,
  insideLoop,
  isInstance,
  keywordGiven,
  keywordIs,
  keywordMissing,
  makesLoader,
  mentions,
  pinningHelps,
  preparesItems,
  resolvesTo,
  workersRestart,
];
