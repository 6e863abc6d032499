import type { ReportView } from '../page/html/report/reportView.ts';
import type { Addresses } from '../page/html/view.ts';
import { COMMANDS } from './ids.ts';
import { commandLink } from './links.ts';
import type { Place, TechniqueTarget } from './targets.ts';

/** Links between pages. They are commands, so that they lead somewhere without scripts too. */
export const PAGE_ADDRESSES: Addresses = {
  technique: (technique) => commandLink(COMMANDS.openTechnique, { technique } satisfies TechniqueTarget),
  paper: (paper) => commandLink(COMMANDS.openPaper, paper),
  overview: (part) => commandLink(COMMANDS.openOverview, part),
};

export const placeAddress = (place: Place): string => commandLink(COMMANDS.openFinding, place);

/** What can be done with a report. */
export const REPORT_ACTIONS: ReportView['actions'] = {
  scan: commandLink(COMMANDS.scanWorkspace, undefined),
  exportReport: commandLink(COMMANDS.exportReport, undefined),
  saveBaseline: commandLink(COMMANDS.saveBaseline, undefined),
};

/** The only commands that a page may run. */
export const PAGE_COMMANDS: readonly string[] = [
  COMMANDS.openTechnique,
  COMMANDS.openPaper,
  COMMANDS.openOverview,
  COMMANDS.openFinding,
  COMMANDS.scanWorkspace,
  COMMANDS.exportReport,
  COMMANDS.saveBaseline,
];
