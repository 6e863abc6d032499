/** Names that the manifest, the features and links inside Markdown share. Pure: the build reads it too. */

export const EXTENSION = 'efficiency-lens.efficiency-lens';

/** The prefix of every command, setting, view and context key. */
export const PREFIX = 'efficiencyLens';

/** Commands by what they do. Those that take an argument say which; every argument survives a `command:` link. */
export const COMMANDS = {
  /** Shows the page of a technique. Argument: `TechniqueTarget` or a technique id; asks when there is none. */
  openTechnique: 'efficiencyLens.openTechnique',
  /** Shows a paper. Argument: paper id, or `PaperTarget`. */
  openPaper: 'efficiencyLens.openPaper',
  /** Copies a paper as BibTeX. Argument: paper id, or `PaperTarget`. */
  copyCitation: 'efficiencyLens.copyCitation',
  /** Shows all techniques and papers at a glance. Argument: id of a section of that page or of a part in it. */
  openOverview: 'efficiencyLens.openOverview',
  /** Shows the page that was shown before the one that is shown. */
  goBack: 'efficiencyLens.goBack',
  goForward: 'efficiencyLens.goForward',
  /** Shows a technique in the tree. Argument: technique id or `TechniqueTarget`. */
  revealTechnique: 'efficiencyLens.revealTechnique',
  /** Shows how to fix a finding: the same page at that section. Argument: `TechniqueTarget`. */
  showFix: 'efficiencyLens.showFix',
  /** Shows a finding in its file. Argument: `Place`. */
  openFinding: 'efficiencyLens.openFinding',
  /**
   * Silences a finding with a comment on its line. Arguments: `Place`, or the finding at the cursor when there is none;
   * a reason, which the comment gives.
   */
  ignoreLine: 'efficiencyLens.ignoreLine',
  /** The same, after asking for the reason that the comment gives. */
  ignoreLineWithReason: 'efficiencyLens.ignoreLineWithReason',
  /** Silences a pattern with a comment at the top of the file. Arguments as above. */
  ignoreFile: 'efficiencyLens.ignoreFile',
  /** The same, after asking for the reason that the comment gives. */
  ignoreFileWithReason: 'efficiencyLens.ignoreFileWithReason',
  /**
   * Silences a pattern in the nearest `pyproject.toml`, which is left unsaved. Arguments: as above; a reason, which is
   * asked for when it is absent; true to make the file without asking.
   */
  ignoreWorkspace: 'efficiencyLens.ignoreWorkspace',
  /** Hides a pattern in this editor. Arguments: as above; a reason, which is asked for when it is absent. */
  hidePattern: 'efficiencyLens.hidePattern',
  /** Drafts an issue about a finding that is wrong. Argument: `Place`, or the finding at the cursor when there is none. */
  reportFinding: 'efficiencyLens.reportFinding',
  search: 'efficiencyLens.search',
  searchSelection: 'efficiencyLens.searchSelection',
  scanWorkspace: 'efficiencyLens.scanWorkspace',
  stopScan: 'efficiencyLens.stopScan',
  clearScan: 'efficiencyLens.clearScan',
  /** Shows what the last scan found as a page. */
  openReport: 'efficiencyLens.openReport',
  exportReport: 'efficiencyLens.exportReport',
  /**
   * Takes what the last scan found as known: what comes later is new. Argument: true to do so without asking.
   */
  saveBaseline: 'efficiencyLens.saveBaseline',
  nextFinding: 'efficiencyLens.nextFinding',
  previousFinding: 'efficiencyLens.previousFinding',
  /** Analyses everything that is open again. */
  refresh: 'efficiencyLens.refresh',
  groupByTechnique: 'efficiencyLens.groupByTechnique',
  groupByFile: 'efficiencyLens.groupByFile',
  groupByAxis: 'efficiencyLens.groupByAxis',
  /** Narrows the view of findings. Argument: ids of filters; asks when there is none. */
  filterFindings: 'efficiencyLens.filterFindings',
  /** The same, for the icon of a view that is narrowed. */
  changeFilters: 'efficiencyLens.changeFilters',
  clearFilters: 'efficiencyLens.clearFilters',
  filterTechniques: 'efficiencyLens.filterTechniques',
  /** The same, for the icon of a view that is narrowed. */
  changeTechniqueFilters: 'efficiencyLens.changeTechniqueFilters',
  clearTechniqueFilters: 'efficiencyLens.clearTechniqueFilters',
  toggle: 'efficiencyLens.toggle',
  showMenu: 'efficiencyLens.showMenu',
  openSettings: 'efficiencyLens.openSettings',
  openWalkthrough: 'efficiencyLens.openWalkthrough',
  openSample: 'efficiencyLens.openSample',
  copyDebugInfo: 'efficiencyLens.copyDebugInfo',
  showLog: 'efficiencyLens.showLog',
} as const;

export const VIEWS = {
  /** The container in the activity bar. */
  container: 'efficiencyLens',
  findings: 'efficiencyLens.findings',
  techniques: 'efficiencyLens.techniques',
} as const;

/** `contextValue` of tree items, which the manifest's menus ask for. */
export const ITEMS = {
  finding: 'finding',
  technique: 'technique',
  paper: 'paper',
} as const;

/** Context keys that menus and welcome texts ask for. */
export const CONTEXT = {
  /** The file in view is a Python file that imports a library of the ML gate. */
  modelFile: 'efficiencyLens.modelFile',
  scanning: 'efficiencyLens.scanning',
  /** A scan has ended or was stopped, and its results are kept. */
  scanned: 'efficiencyLens.scanned',
  /** A hover on a finding was shown. */
  hovered: 'efficiencyLens.hovered',
  /** Pages can be gone back to. */
  pageBefore: 'efficiencyLens.pageBefore',
  /** Pages were gone back from. */
  pageAfter: 'efficiencyLens.pageAfter',
  /** How the findings view is grouped: `technique`, `file` or `axis`. */
  groupBy: 'efficiencyLens.groupBy',
  /** The view of findings is narrowed by filters. */
  filtered: 'efficiencyLens.filtered',
  /** There are findings, and filters hide all of them. */
  allHidden: 'efficiencyLens.allHidden',
  /** The view of techniques is narrowed by filters. */
  techniquesFiltered: 'efficiencyLens.techniquesFiltered',
  /** Filters hide all techniques. */
  techniquesHidden: 'efficiencyLens.techniquesHidden',
} as const;

/** Id of the introduction. */
export const WALKTHROUGH = 'start';

/** Type of the webview panel, by which VS Code restores it after a reload. */
export const TECHNIQUE_PAGE = 'efficiencyLens.technique';

/**
 * Paths of links that come from outside, such as `vscode://efficiency-lens.efficiency-lens/technique/<id>#evidence`: what
 * stands behind `#` is the id of a section.
 */
export const TECHNIQUE_PATH = '/technique/';
export const PAPER_PATH = '/paper/';
export const OVERVIEW_PATH = '/overview';
