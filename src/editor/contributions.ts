import { citations } from './citations.ts';
import { codeLens } from './codeLens.ts';
import { configHints } from './configHints.ts';
import { contextKeys } from './contextKeys.ts';
import { debugInfo } from './debugInfo.ts';
import { diagnostics } from './diagnostics.ts';
import { findingsFilter } from './findingsFilter.ts';
import { findingsTree } from './findingsTree.ts';
import { hide } from './hide.ts';
import { hiddenNames } from './hiddenNames.ts';
import { hover } from './hover.ts';
import { ignore } from './ignore.ts';
import { inlayHints } from './inlayHints.ts';
import { menu } from './menu.ts';
import { navigation } from './navigation.ts';
import { pages } from './pages.ts';
import { pragmaHints } from './pragmaHints.ts';
import { projectIgnore } from './projectIgnore.ts';
import { quickFix } from './quickFix.ts';
import { reportCommands } from './reportCommands.ts';
import { scanCommands } from './scanCommands.ts';
import { searchPick } from './searchPick.ts';
import { selectionSearch } from './selectionSearch.ts';
import type { Contribution } from './services.ts';
import { statusBar } from './statusBar.ts';
import { techniqueTree } from './techniqueTree.ts';
import { uriHandler } from './uriHandler.ts';
import { walkthrough } from './walkthrough.ts';
import { wrongFinding } from './wrongFinding.ts';

/** Everything the editor shows, in the order in which it is started. The names are for the log. */
export const CONTRIBUTIONS: Readonly<Record<string, Contribution>> = {
  diagnostics,
  pragmaHints,
  configHints,
  hover,
  codeLens,
  inlayHints,
  quickFix,
  ignore,
  projectIgnore,
  hide,
  hiddenNames,
  wrongFinding,
  statusBar,
  menu,
  navigation,
  pages,
  citations,
  findingsTree,
  findingsFilter,
  techniqueTree,
  searchPick,
  selectionSearch,
  scanCommands,
  reportCommands,
  contextKeys,
  uriHandler,
  walkthrough,
  debugInfo,
};
