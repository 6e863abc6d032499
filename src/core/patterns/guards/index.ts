import type { Guard } from '../guard.ts';
import { autocastsToHalf } from './autocastsToHalf.ts';
import { callsBackward } from './callsBackward.ts';
import { castsToHalf } from './castsToHalf.ts';
import { computesAttention } from './computesAttention.ts';
import { copiesBlock } from './copiesBlock.ts';
import { dependsOnLoop } from './dependsOnLoop.ts';
import { fileHasWord } from './fileHasWord.ts';
import { fileScalesLoss } from './fileScalesLoss.ts';
import { fileTrains } from './fileTrains.ts';
import { fileUsesGpu } from './fileUsesGpu.ts';
import { gradientFree } from './gradientFree.ts';
import { handlesImportError } from './handlesImportError.ts';
import { insideLoop } from './insideLoop.ts';
import { isInstance } from './isInstance.ts';
import { isLiteral } from './isLiteral.ts';
import { isTrainedAfter } from './isTrainedAfter.ts';
import { keepsLossGraph } from './keepsLossGraph.ts';
import { keywordGiven } from './keywordGiven.ts';
import { keywordIs } from './keywordIs.ts';
import { keywordMissing } from './keywordMissing.ts';
import { listsOneDevice } from './listsOneDevice.ts';
import { makesLoader } from './makesLoader.ts';
import { mentions } from './mentions.ts';
import { namesClass } from './namesClass.ts';
import { pinningHelps } from './pinningHelps.ts';
import { preparesItems } from './preparesItems.ts';
import { resolvesTo } from './resolvesTo.ts';
import { unconditional } from './unconditional.ts';
import { workersRestart } from './workersRestart.ts';

/** Every guard a pattern file can name. */
export const GUARDS: readonly Guard[] = [
  autocastsToHalf,
  callsBackward,
  castsToHalf,
  computesAttention,
  copiesBlock,
  dependsOnLoop,
  fileHasWord,
  fileScalesLoss,
  fileTrains,
  fileUsesGpu,
  gradientFree,
  handlesImportError,
  insideLoop,
  isInstance,
  isLiteral,
  isTrainedAfter,
  keepsLossGraph,
  keywordGiven,
  keywordIs,
  keywordMissing,
  listsOneDevice,
  makesLoader,
  mentions,
  namesClass,
  pinningHelps,
  preparesItems,
  resolvesTo,
  unconditional,
  workersRestart,
];
