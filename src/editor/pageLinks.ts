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

/** The only commands that a page may run. */
export const PAGE_COMMANDS: readonly string[] = [
  COMMANDS.openTechnique,
  COMMANDS.openPaper,
  COMMANDS.openOverview,
  COMMANDS.openFinding,
];
