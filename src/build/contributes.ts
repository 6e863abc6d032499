// The manifest is made of the names that the editor's code uses, so that the two cannot differ.
import { SEVERITIES } from '../core/config/severity.ts';
/* eslint-disable no-restricted-imports */
import { COMMANDS, CONTEXT, ITEMS, TECHNIQUE_PAGE, VIEWS, WALKTHROUGH } from '../editor/ids.ts';
import { DEFAULTS, SETTING_SCHEMAS, type Settings } from '../editor/settings.ts';
/* eslint-enable no-restricted-imports */

type CommandName = keyof typeof COMMANDS;

interface CommandEntry {
  readonly icon?: string;
  /** When the palette offers it; never, for commands that need an argument. */
  readonly palette: string | false;
  readonly enablement?: string;
}

const ALWAYS = 'true';
const IN_MODEL_FILE = CONTEXT.modelFile;
const ON_PAGE = `activeWebviewPanelId == ${TECHNIQUE_PAGE}`;
const WITH_FOLDER = 'workspaceFolderCount != 0';
const ANY_FINDINGS = `${CONTEXT.modelFile} || ${CONTEXT.scanned}`;

const ENTRIES: Readonly<Record<CommandName, CommandEntry>> = {
  search: { icon: '$(search)', palette: ALWAYS },
  openOverview: { icon: '$(graph-scatter)', palette: ALWAYS },
  searchSelection: { palette: 'editorLangId == python' },
  scanWorkspace: { icon: '$(list-tree)', palette: WITH_FOLDER, enablement: `${WITH_FOLDER} && !${CONTEXT.scanning}` },
  stopScan: { icon: '$(stop-circle)', palette: CONTEXT.scanning, enablement: CONTEXT.scanning },
  clearScan: { icon: '$(clear-all)', palette: CONTEXT.scanned, enablement: CONTEXT.scanned },
  openReport: { icon: '$(graph)', palette: WITH_FOLDER, enablement: WITH_FOLDER },
  exportReport: { icon: '$(export)', palette: WITH_FOLDER, enablement: WITH_FOLDER },
  saveBaseline: { icon: '$(pinned)', palette: WITH_FOLDER, enablement: WITH_FOLDER },
  nextFinding: { icon: '$(arrow-down)', palette: ANY_FINDINGS },
  previousFinding: { icon: '$(arrow-up)', palette: ANY_FINDINGS },
  ignoreLine: { palette: IN_MODEL_FILE },
  ignoreLineWithReason: { palette: IN_MODEL_FILE },
  ignoreFile: { palette: IN_MODEL_FILE },
  ignoreFileWithReason: { palette: IN_MODEL_FILE },
  ignoreWorkspace: { palette: `${IN_MODEL_FILE} && ${WITH_FOLDER}` },
  hidePattern: { palette: IN_MODEL_FILE },
  reportFinding: { palette: IN_MODEL_FILE },
  refresh: { icon: '$(refresh)', palette: IN_MODEL_FILE },
  toggle: { palette: ALWAYS },
  openSettings: { icon: '$(gear)', palette: ALWAYS },
  openWalkthrough: { palette: ALWAYS },
  openSample: { palette: ALWAYS },
  showLog: { palette: ALWAYS },
  copyDebugInfo: { palette: ALWAYS },
  groupByTechnique: { icon: '$(lightbulb)', palette: false },
  groupByFile: { icon: '$(file-code)', palette: false },
  groupByAxis: { icon: '$(dashboard)', palette: false },
  filterFindings: { icon: '$(filter)', palette: ANY_FINDINGS },
  changeFilters: { icon: '$(filter-filled)', palette: false },
  clearFilters: { icon: '$(clear-all)', palette: CONTEXT.filtered, enablement: CONTEXT.filtered },
  filterTechniques: { icon: '$(filter)', palette: ALWAYS },
  changeTechniqueFilters: { icon: '$(filter-filled)', palette: false },
  clearTechniqueFilters: {
    icon: '$(clear-all)',
    palette: CONTEXT.techniquesFiltered,
    enablement: CONTEXT.techniquesFiltered,
  },
  openTechnique: { icon: '$(book)', palette: false },
  revealTechnique: { palette: false },
  openPaper: { icon: '$(book)', palette: false },
  copyCitation: { palette: false },
  goBack: { icon: '$(arrow-left)', palette: ON_PAGE, enablement: CONTEXT.pageBefore },
  goForward: { icon: '$(arrow-right)', palette: ON_PAGE, enablement: CONTEXT.pageAfter },
  showFix: { palette: false },
  openFinding: { palette: false },
  // Also for whoever has hidden the status bar item or has no model code in view.
  showMenu: { palette: ALWAYS },
};

/** The part of the manifest that follows from the code. */
export const manifest = () => ({
  // A link from a note or a review opens its page also where no Python was opened before.
  activationEvents: ['onLanguage:python', `onWebviewPanel:${TECHNIQUE_PAGE}`, 'onUri'],
  contributes: {
    commands: entriesOf(ENTRIES).map(([name, { icon, enablement }]) => ({
      command: COMMANDS[name],
      title: `%command.${name}%`,
      category: '%category%',
      ...(icon && { icon }),
      ...(enablement && { enablement }),
    })),
    configuration: { title: '%category%', properties: settings() },
    viewsContainers: { activitybar: [{ id: VIEWS.container, title: '%category%', icon: 'media/activity.svg' }] },
    views: {
      [VIEWS.container]: [
        { id: VIEWS.findings, name: '%view.findings%', contextualTitle: '%category%', icon: 'media/activity.svg' },
        { id: VIEWS.techniques, name: '%view.techniques%', contextualTitle: '%category%', icon: 'media/activity.svg' },
      ],
    },
    viewsWelcome: welcome(),
    menus: menus(),
    walkthroughs: [walkthrough()],
  },
});

function menus() {
  const inFindings = `view == ${VIEWS.findings}`;
  const inTechniques = `view == ${VIEWS.techniques}`;
  const onItem = (item: string) => `viewItem == ${item} && view =~ /^efficiencyLens\\./`;
  const groupings = [
    ['groupByTechnique', 'technique'],
    ['groupByFile', 'file'],
    ['groupByAxis', 'axis'],
  ] as const;
  return {
    commandPalette: entriesOf(ENTRIES).map(([name, { palette }]) => ({
      command: COMMANDS[name],
      when: palette === false ? 'false' : palette,
    })),
    'view/title': [
      { command: COMMANDS.scanWorkspace, when: `${inFindings} && !${CONTEXT.scanning}`, group: 'navigation@1' },
      { command: COMMANDS.stopScan, when: `${inFindings} && ${CONTEXT.scanning}`, group: 'navigation@1' },
      { command: COMMANDS.filterFindings, when: `${inFindings} && !${CONTEXT.filtered}`, group: 'navigation@2' },
      { command: COMMANDS.changeFilters, when: `${inFindings} && ${CONTEXT.filtered}`, group: 'navigation@2' },
      ...groupings.map(([name, groupBy], i) => ({
        command: COMMANDS[name],
        when: `${inFindings} && ${CONTEXT.groupBy} != ${groupBy}`,
        group: `1_group@${i + 1}`,
      })),
      { command: COMMANDS.clearFilters, when: `${inFindings} && ${CONTEXT.filtered}`, group: '1_group@9' },
      { command: COMMANDS.refresh, when: inFindings, group: '2_results@1' },
      { command: COMMANDS.clearScan, when: `${inFindings} && ${CONTEXT.scanned}`, group: '2_results@2' },
      { command: COMMANDS.openReport, when: `${inFindings} && ${CONTEXT.scanned}`, group: 'navigation@3' },
      { command: COMMANDS.exportReport, when: `${inFindings} && ${CONTEXT.scanned}`, group: '3_report@1' },
      { command: COMMANDS.saveBaseline, when: `${inFindings} && ${CONTEXT.scanned}`, group: '3_report@2' },
      { command: COMMANDS.openSettings, when: inFindings, group: '4_settings@1' },
      { command: COMMANDS.search, when: inTechniques, group: 'navigation@1' },
      { command: COMMANDS.openOverview, when: inTechniques, group: 'navigation@2' },
      {
        command: COMMANDS.filterTechniques,
        when: `${inTechniques} && !${CONTEXT.techniquesFiltered}`,
        group: 'navigation@3',
      },
      {
        command: COMMANDS.changeTechniqueFilters,
        when: `${inTechniques} && ${CONTEXT.techniquesFiltered}`,
        group: 'navigation@3',
      },
      {
        command: COMMANDS.clearTechniqueFilters,
        when: `${inTechniques} && ${CONTEXT.techniquesFiltered}`,
        group: '1_group@1',
      },
    ],
    'view/item/context': [
      { command: COMMANDS.openTechnique, when: onItem(ITEMS.finding), group: 'inline@1' },
      { command: COMMANDS.showFix, when: onItem(ITEMS.finding), group: '1_read@1' },
      // Groups by technique are techniques in the view of findings too.
      {
        command: COMMANDS.revealTechnique,
        when: `${inFindings} && (viewItem == ${ITEMS.finding} || viewItem == ${ITEMS.technique})`,
        group: '1_read@2',
      },
      { command: COMMANDS.copyCitation, when: onItem(ITEMS.paper), group: '1_read@1' },
      { command: COMMANDS.ignoreLine, when: onItem(ITEMS.finding), group: '2_ignore@1' },
      { command: COMMANDS.ignoreLineWithReason, when: onItem(ITEMS.finding), group: '2_ignore@2' },
      { command: COMMANDS.ignoreFile, when: onItem(ITEMS.finding), group: '2_ignore@3' },
      { command: COMMANDS.ignoreFileWithReason, when: onItem(ITEMS.finding), group: '2_ignore@4' },
      { command: COMMANDS.ignoreWorkspace, when: `${onItem(ITEMS.finding)} && ${WITH_FOLDER}`, group: '2_ignore@5' },
      { command: COMMANDS.hidePattern, when: onItem(ITEMS.finding), group: '2_ignore@6' },
      { command: COMMANDS.reportFinding, when: onItem(ITEMS.finding), group: '3_report@1' },
      { command: COMMANDS.openTechnique, when: onItem(ITEMS.technique), group: 'inline@1' },
      { command: COMMANDS.openPaper, when: onItem(ITEMS.paper), group: 'inline@1' },
    ],
    'editor/title': [
      { command: COMMANDS.goBack, when: ON_PAGE, group: 'navigation@1' },
      { command: COMMANDS.goForward, when: ON_PAGE, group: 'navigation@2' },
    ],
    'editor/context': [
      {
        command: COMMANDS.searchSelection,
        when: 'editorLangId == python && editorHasSelection',
        group: '9_efficiencyLens@1',
      },
    ],
  };
}

/** What the views say while they are empty. */
function welcome() {
  const on = 'config.efficiencyLens.enable';
  const seen = `${on} && !${CONTEXT.allHidden}`;
  const idle = `${seen} && !${CONTEXT.scanning} && !${CONTEXT.scanned}`;
  const texts = {
    off: `!${on}`,
    hidden: `${on} && ${CONTEXT.allHidden}`,
    scanning: `${seen} && ${CONTEXT.scanning}`,
    scanned: `${seen} && ${CONTEXT.scanned}`,
    calm: `${idle} && ${CONTEXT.modelFile}`,
    noModelFile: `${idle} && !${CONTEXT.modelFile}`,
    scan: `${idle} && ${WITH_FOLDER}`,
    restricted: '!isWorkspaceTrusted',
  };
  const inFindings = Object.entries(texts).map(([name, when]) => ({
    view: VIEWS.findings,
    contents: `%welcome.${name}%`,
    when,
  }));
  const hidden = { view: VIEWS.techniques, contents: '%welcome.techniquesHidden%', when: CONTEXT.techniquesHidden };
  return [...inFindings, hidden];
}

function walkthrough() {
  const steps = [
    { id: 'sample', completionEvents: [`onCommand:${COMMANDS.openSample}`] },
    { id: 'hover', completionEvents: [`onContext:${CONTEXT.hovered}`, `onCommand:${COMMANDS.nextFinding}`] },
    {
      id: 'page',
      completionEvents: [COMMANDS.openTechnique, COMMANDS.search, COMMANDS.openOverview].map((id) => `onCommand:${id}`),
    },
    { id: 'quiet', completionEvents: [`onCommand:${COMMANDS.showMenu}`, `onCommand:${COMMANDS.openSettings}`] },
  ];
  return {
    id: WALKTHROUGH,
    title: '%walkthrough.title%',
    description: '%walkthrough.description%',
    steps: steps.map(({ id, completionEvents }) => ({
      id,
      title: `%walkthrough.${id}.title%`,
      description: `%walkthrough.${id}.description%`,
      media: { svg: `media/walkthrough/${id}.svg`, altText: `%walkthrough.${id}.picture%` },
      completionEvents,
    })),
  };
}

function settings() {
  const entries = entriesOf(SETTING_SCHEMAS).map(([name, { scope, enum: words, ...limits }], i) => [
    `efficiencyLens.${name}`,
    {
      order: i + 1,
      scope,
      ...valueSchema(name),
      default: DEFAULTS[name],
      ...limits,
      ...(words && { enum: words, enumDescriptions: words.map((word) => `%shown.${word}%`) }),
      markdownDescription: `%setting.${name}%`,
    },
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** The type of a setting, read off its default. */
function valueSchema(name: keyof Settings): object {
  const value: unknown = DEFAULTS[name];
  if (Array.isArray(value)) return { type: 'array', items: { type: 'string' } };
  if (typeof value !== 'object') return { type: typeof value };
  if (!Object.keys(value as object).length) return { type: 'object', additionalProperties: { type: 'string' } };
  const severity = {
    type: 'string',
    enum: SEVERITIES,
    enumDescriptions: SEVERITIES.map((word) => `%severity.${word}%`),
  };
  const properties = Object.entries(value as object).map(([key, usual]) => [
    key,
    { ...severity, default: usual as string, description: `%tier.${key}%` },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) as object, additionalProperties: false };
}

const entriesOf = <T extends object>(record: T): [keyof T & string, T[keyof T]][] =>
  Object.entries(record) as [keyof T & string, T[keyof T]][];

/** A package.json with what follows from the code put in its places; the rest stays as it is written. */
export const withContributions = (json: string): string =>
  `${JSON.stringify({ ...(JSON.parse(json) as object), ...manifest() }, undefined, 2)}\n`;
