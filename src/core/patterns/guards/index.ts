import { accumulatesGradients } from './accumulatesGradients.ts';
import { afterSynchronize } from './afterSynchronize.ts';
import { afterWait } from './afterWait.ts';
import { argumentsUnseen } from './argumentsUnseen.ts';
import { askedFor } from './askedFor.ts';
import { asksTensor } from './asksTensor.ts';
import { allowsOnlyOlder } from './allowsOnlyOlder.ts';
import { attendsByBlock } from './attendsByBlock.ts';
import { attentionHeads } from './attentionHeads.ts';
import { attentionsUnread } from './attentionsUnread.ts';
import { autocastsToHalf } from './autocastsToHalf.ts';
import { averagesParameters } from './averagesParameters.ts';
import { besideGeneration } from './besideGeneration.ts';
import { bringsHostTensor } from './bringsHostTensor.ts';
import { calledPerItem } from './calledPerItem.ts';
import { callsBackward } from './callsBackward.ts';
import { cancelsBias } from './cancelsBias.ts';
import { castsToHalf } from './castsToHalf.ts';
import { checkpointIs } from './checkpointIs.ts';
import { chosenByCaller } from './chosenByCaller.ts';
import { collectsInLoop } from './collectsInLoop.ts';
import { comesBackFromNumpy } from './comesBackFromNumpy.ts';
import { compiledHere } from './compiledHere.ts';
import { computesAttention } from './computesAttention.ts';
import { computesByElement } from './computesByElement.ts';
import { computesLoss } from './computesLoss.ts';
import { copiesBlock } from './copiesBlock.ts';
import { copiesEachBatch } from './copiesEachBatch.ts';
import { copiesUnseenBatch } from './copiesUnseenBatch.ts';
import { copiesGroupedHeads } from './copiesGroupedHeads.ts';
import { decodesEagerly } from './decodesEagerly.ts';
import { decoratesWith } from './decoratesWith.ts';
import { definedHere } from './definedHere.ts';
import { drawsGumbel } from './drawsGumbel.ts';
import { dtypeSetLater } from './dtypeSetLater.ts';
import { encodesOnGpu } from './encodesOnGpu.ts';
import { evaluatesByName } from './evaluatesByName.ts';
import { evaluatesWithGradients } from './evaluatesWithGradients.ts';
import { explainedBeside } from './explainedBeside.ts';
import { feedsBatchOfOne } from './feedsBatchOfOne.ts';
import { fewRows } from './fewRows.ts';
import { fileFreezes } from './fileFreezes.ts';
import { fileHasWord } from './fileHasWord.ts';
import { fileImports } from './fileImports.ts';
import { fileRunsDistributed } from './fileRunsDistributed.ts';
import { fileScalesLoss } from './fileScalesLoss.ts';
import { fileTrains } from './fileTrains.ts';
import { fileTrainsLarge } from './fileTrainsLarge.ts';
import { fileTrainsTiny } from './fileTrainsTiny.ts';
import { fileUsesGpu } from './fileUsesGpu.ts';
import { fillsToMaximum } from './fillsToMaximum.ts';
import { filtersByNumpy } from './filtersByNumpy.ts';
import { firstMethodCall } from './firstMethodCall.ts';
import { firstOf } from './firstOf.ts';
import { firstTrainingPass } from './firstTrainingPass.ts';
import { forReproduction } from './forReproduction.ts';
import { forwardEndsOnHost } from './forwardEndsOnHost.ts';
import { fullPrecisionStep } from './fullPrecisionStep.ts';
import { generatesText } from './generatesText.ts';
import { givenPaddedBatch } from './givenPaddedBatch.ts';
import { givenTable } from './givenTable.ts';
import { gradientFree } from './gradientFree.ts';
import { growsCache } from './growsCache.ts';
import { growsInLoop } from './growsInLoop.ts';
import { halvedForTraining } from './halvedForTraining.ts';
import { handedOver } from './handedOver.ts';
import { handlesRowByRow } from './handlesRowByRow.ts';
import { handlesSync } from './handlesSync.ts';
import { inFactory } from './inFactory.ts';
import { infersAfterLoad } from './infersAfterLoad.ts';
import { infersInFullPrecision } from './infersInFullPrecision.ts';
import { inFolderNamed } from './inFolderNamed.ts';
import { inForward } from './inForward.ts';
import { insideFallback } from './insideFallback.ts';
import { insideClassNamed } from './insideClassNamed.ts';
import { insideFunctionNamed } from './insideFunctionNamed.ts';
import { insideLoop } from './insideLoop.ts';
import { insideLoopOverParameters } from './insideLoopOverParameters.ts';
import { insideStepFunction } from './insideStepFunction.ts';
import { insideTrainingEpoch } from './insideTrainingEpoch.ts';
import { isInstance } from './isInstance.ts';
import { isLiteral } from './isLiteral.ts';
import { isModel } from './isModel.ts';
import { isTrainedAfter } from './isTrainedAfter.ts';
import { keepsLossGraph } from './keepsLossGraph.ts';
import { keepsModelGradients } from './keepsModelGradients.ts';
import { keptOnHost } from './keptOnHost.ts';
import { keywordGiven } from './keywordGiven.ts';
import { keywordIs } from './keywordIs.ts';
import { keywordMissing } from './keywordMissing.ts';
import { largeModel } from './largeModel.ts';
import { lengthIsMeant } from './lengthIsMeant.ts';
import { listsOneDevice } from './listsOneDevice.ts';
import { loadsAnotherWay } from './loadsAnotherWay.ts';
import { loadsModel } from './loadsModel.ts';
import { loadsPretrained } from './loadsPretrained.ts';
import { madeEveryTurn } from './madeEveryTurn.ts';
import { madeOnce } from './madeOnce.ts';
import { makesLoader } from './makesLoader.ts';
import { manyVectors } from './manyVectors.ts';
import { mapsWithWork } from './mapsWithWork.ts';
import { measuresMemory } from './measuresMemory.ts';
import { mentions } from './mentions.ts';
import { movedEachTurn } from './movedEachTurn.ts';
import { movedLater } from './movedLater.ts';
import { movedToGpu } from './movedToGpu.ts';
import { movesFactory } from './movesFactory.ts';
import { movesNumbers } from './movesNumbers.ts';
import { multiplied } from './multiplied.ts';
import { namesClass } from './namesClass.ts';
import { namesFusedAttention } from './namesFusedAttention.ts';
import { namesMany } from './namesMany.ts';
import { neededOnHost } from './neededOnHost.ts';
import { offloads } from './offloads.ts';
import { onceAnEpoch } from './onceAnEpoch.ts';
import { oneNewToken } from './oneNewToken.ts';
import { onlyInfers } from './onlyInfers.ts';
import { onlySaved } from './onlySaved.ts';
import { optimizesLargeModel } from './optimizesLargeModel.ts';
import { optimizesModelOnGpu } from './optimizesModelOnGpu.ts';
import { optimizesTensors } from './optimizesTensors.ts';
import { padsToFixedLength } from './padsToFixedLength.ts';
import { passesOnce } from './passesOnce.ts';
import { picksExpert } from './picksExpert.ts';
import { pinningHelps } from './pinningHelps.ts';
import { preparesItems } from './preparesItems.ts';
import { preparesSamples } from './preparesSamples.ts';
import { preparesUnseenItems } from './preparesUnseenItems.ts';
import { promisesOlder } from './promisesOlder.ts';
import { readsElementOfLoop } from './readsElementOfLoop.ts';
import { readsFromDevice } from './readsFromDevice.ts';
import { readsPerGradient } from './readsPerGradient.ts';
import { recomputesPrefix } from './recomputesPrefix.ts';
import { reducedInTurn } from './reducedInTurn.ts';
import { recursOverSteps } from './recursOverSteps.ts';
import { repeatsByRow } from './repeatsByRow.ts';
import { repeatsHeads } from './repeatsHeads.ts';
import { replacesState } from './replacesState.ts';
import { resolvesTo } from './resolvesTo.ts';
import { routesInSteps } from './routesInSteps.ts';
import { routesTokens } from './routesTokens.ts';
import { runsDeepStack } from './runsDeepStack.ts';
import { runsEachTurn } from './runsEachTurn.ts';
import { runsExperts } from './runsExperts.ts';
import { runsOften } from './runsOften.ts';
import { runsOnGpu } from './runsOnGpu.ts';
import { runsTeacher } from './runsTeacher.ts';
import { runsTokenizer } from './runsTokenizer.ts';
import { runsWrapped } from './runsWrapped.ts';
import { sameEveryTurn } from './sameEveryTurn.ts';
import { savedEveryStep } from './savedEveryStep.ts';
import { savedWhileTraining } from './savedWhileTraining.ts';
import { savesCheckpoint } from './savesCheckpoint.ts';
import { savesLargeState } from './savesLargeState.ts';
import { searchedInPlace } from './searchedInPlace.ts';
import { seemsOnDevice } from './seemsOnDevice.ts';
import { scalesOnRequest } from './scalesOnRequest.ts';
import { seemsToRunOften } from './seemsToRunOften.ts';
import { servesModel } from './servesModel.ts';
import { servesOlderVersion } from './servesOlderVersion.ts';
import { setBack } from './setBack.ts';
import { servesRequests } from './servesRequests.ts';
import { setsUpLarge } from './setsUpLarge.ts';
import { settingsVary } from './settingsVary.ts';
import { settlesPrecision } from './settlesPrecision.ts';
import { shortMaximum } from './shortMaximum.ts';
import { speaksOfCompiling } from './speaksOfCompiling.ts';
import { steppedInPython } from './steppedInPython.ts';
import { stepsOnFinite } from './stepsOnFinite.ts';
import { stepsThroughTime } from './stepsThroughTime.ts';
import { stopsLoop } from './stopsLoop.ts';
import { stopsRun } from './stopsRun.ts';
import { storesDifferences } from './storesDifferences.ts';
import { streamsOutput } from './streamsOutput.ts';
import { takesItemsFromMemory } from './takesItemsFromMemory.ts';
import { takesLogOfProbabilities } from './takesLogOfProbabilities.ts';
import { takesSingleItem } from './takesSingleItem.ts';
import { testsMaskInUse } from './testsMaskInUse.ts';
import { textsOfOneLength } from './textsOfOneLength.ts';
import { tokenizesByHelper } from './tokenizesByHelper.ts';
import { tokenizesNow } from './tokenizesNow.ts';
import { testsTensor } from './testsTensor.ts';
import { tokenizesOneByOne } from './tokenizesOneByOne.ts';
import { tokenizesText } from './tokenizesText.ts';
import { trainedInLoop } from './trainedInLoop.ts';
import { trainsAdapters } from './trainsAdapters.ts';
import { trainsLargeInFp32 } from './trainsLargeInFp32.ts';
import { trainsOnCpu } from './trainsOnCpu.ts';
import { trainsOnPictures } from './trainsOnPictures.ts';
import { triedAgain } from './triedAgain.ts';
import { unconditional } from './unconditional.ts';
import { underCondition } from './underCondition.ts';
import { underDebug } from './underDebug.ts';
import { upcastForLoss } from './upcastForLoss.ts';
import { usedPerItem } from './usedPerItem.ts';
import { usesGradientsBetween } from './usesGradientsBetween.ts';
import { usuallyLarge } from './usuallyLarge.ts';
import { weightsThrownAway } from './weightsThrownAway.ts';
import { workersRestart } from './workersRestart.ts';
import { writesActivation } from './writesActivation.ts';
import { writesLayerNorm } from './writesLayerNorm.ts';
import { writesRmsNorm } from './writesRmsNorm.ts';
import type { Guard } from '../guard.ts';

/** Every guard a pattern file can name. */
export const GUARDS: readonly Guard[] = [
  accumulatesGradients,
  afterSynchronize,
  afterWait,
  argumentsUnseen,
  askedFor,
  asksTensor,
  allowsOnlyOlder,
  attendsByBlock,
  attentionHeads,
  attentionsUnread,
  autocastsToHalf,
  averagesParameters,
  besideGeneration,
  bringsHostTensor,
  calledPerItem,
  callsBackward,
  cancelsBias,
  castsToHalf,
  checkpointIs,
  chosenByCaller,
  collectsInLoop,
  comesBackFromNumpy,
  compiledHere,
  computesAttention,
  computesByElement,
  computesLoss,
  copiesBlock,
  copiesEachBatch,
  copiesUnseenBatch,
  copiesGroupedHeads,
  decodesEagerly,
  decoratesWith,
  definedHere,
  drawsGumbel,
  dtypeSetLater,
  encodesOnGpu,
  evaluatesByName,
  evaluatesWithGradients,
  explainedBeside,
  feedsBatchOfOne,
  fewRows,
  fileFreezes,
  fileHasWord,
  fileImports,
  fileRunsDistributed,
  fileScalesLoss,
  fileTrains,
  fileTrainsLarge,
  fileTrainsTiny,
  fileUsesGpu,
  fillsToMaximum,
  filtersByNumpy,
  firstMethodCall,
  firstOf,
  firstTrainingPass,
  forReproduction,
  forwardEndsOnHost,
  fullPrecisionStep,
  generatesText,
  givenPaddedBatch,
  givenTable,
  gradientFree,
  growsCache,
  growsInLoop,
  halvedForTraining,
  handedOver,
  handlesRowByRow,
  handlesSync,
  inFactory,
  infersAfterLoad,
  infersInFullPrecision,
  inFolderNamed,
  inForward,
  insideFallback,
  insideClassNamed,
  insideFunctionNamed,
  insideLoop,
  insideLoopOverParameters,
  insideStepFunction,
  insideTrainingEpoch,
  isInstance,
  isLiteral,
  isModel,
  isTrainedAfter,
  keepsLossGraph,
  keepsModelGradients,
  keptOnHost,
  keywordGiven,
  keywordIs,
  keywordMissing,
  largeModel,
  lengthIsMeant,
  listsOneDevice,
  loadsAnotherWay,
  loadsModel,
  loadsPretrained,
  madeEveryTurn,
  madeOnce,
  makesLoader,
  manyVectors,
  mapsWithWork,
  measuresMemory,
  mentions,
  movedEachTurn,
  movedLater,
  movedToGpu,
  movesFactory,
  movesNumbers,
  multiplied,
  namesClass,
  namesFusedAttention,
  namesMany,
  neededOnHost,
  offloads,
  onceAnEpoch,
  oneNewToken,
  onlyInfers,
  onlySaved,
  optimizesLargeModel,
  optimizesModelOnGpu,
  optimizesTensors,
  padsToFixedLength,
  passesOnce,
  picksExpert,
  pinningHelps,
  preparesItems,
  preparesSamples,
  preparesUnseenItems,
  promisesOlder,
  readsElementOfLoop,
  readsFromDevice,
  readsPerGradient,
  recomputesPrefix,
  reducedInTurn,
  recursOverSteps,
  repeatsByRow,
  repeatsHeads,
  replacesState,
  resolvesTo,
  routesInSteps,
  routesTokens,
  runsDeepStack,
  runsEachTurn,
  runsExperts,
  runsOften,
  runsOnGpu,
  runsTeacher,
  runsTokenizer,
  runsWrapped,
  sameEveryTurn,
  savedEveryStep,
  savedWhileTraining,
  savesCheckpoint,
  savesLargeState,
  searchedInPlace,
  seemsOnDevice,
  scalesOnRequest,
  seemsToRunOften,
  servesModel,
  servesOlderVersion,
  servesRequests,
  setBack,
  setsUpLarge,
  settingsVary,
  settlesPrecision,
  shortMaximum,
  speaksOfCompiling,
  steppedInPython,
  stepsOnFinite,
  stepsThroughTime,
  stopsLoop,
  stopsRun,
  storesDifferences,
  streamsOutput,
  takesItemsFromMemory,
  takesLogOfProbabilities,
  takesSingleItem,
  testsMaskInUse,
  textsOfOneLength,
  tokenizesByHelper,
  tokenizesNow,
  testsTensor,
  tokenizesOneByOne,
  tokenizesText,
  trainedInLoop,
  trainsAdapters,
  trainsLargeInFp32,
  trainsOnCpu,
  trainsOnPictures,
  triedAgain,
  unconditional,
  underCondition,
  underDebug,
  upcastForLoss,
  usedPerItem,
  usesGradientsBetween,
  usuallyLarge,
  weightsThrownAway,
  workersRestart,
  writesActivation,
  writesLayerNorm,
  writesRmsNorm,
];
