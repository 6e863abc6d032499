import { COMMANDS, OVERVIEW_PATH, PAPER_PATH, TECHNIQUE_PATH } from './ids.ts';
import { isPlace } from './targets.ts';

/** The command that a link from outside asks for, with what it is given. */
export interface Asked {
  readonly command: string;
  readonly argument?: unknown;
}

interface Parts {
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Reads a link. Links may come from anywhere, so nothing in them is taken for granted; undefined for what is none of ours. */
export function readOutsideLink({ path, query, fragment }: Parts): Asked | undefined {
  const section = ID.test(fragment) ? { section: fragment } : {};
  if (path === OVERVIEW_PATH)
    return { command: COMMANDS.openOverview, ...(section.section && { argument: section.section }) };
  const technique = idAfter(TECHNIQUE_PATH, path);
  if (technique !== undefined) {
    const place = parse(query) ?? parse(decode(query));
    return {
      command: COMMANDS.openTechnique,
      argument: { technique, ...section, ...(isPlace(place) && { place }) },
    };
  }
  const paper = idAfter(PAPER_PATH, path);
  return paper === undefined ? undefined : { command: COMMANDS.openPaper, argument: { paper, ...section } };
}

function idAfter(start: string, path: string): string | undefined {
  const id = path.startsWith(start) ? path.slice(start.length) : '';
  return ID.test(id) ? id : undefined;
}

function parse(query: string): unknown {
  try {
    return JSON.parse(query);
  } catch {
    return undefined;
  }
}

function decode(query: string): string {
  try {
    return decodeURIComponent(query);
  } catch {
    return '';
  }
}
