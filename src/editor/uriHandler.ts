import { commands, type Uri, window } from 'vscode';
import { COMMANDS, TECHNIQUE_PATH } from './ids.ts';
import type { Contribution } from './services.ts';
import { isPlace, type TechniqueTarget } from './targets.ts';

/** Follows links to a technique: those of diagnostics, and those that people put into notes and reviews. */
export const uriHandler: Contribution = ({ log }) =>
  window.registerUriHandler({
    handleUri(uri) {
      const target = readTarget(uri);
      if (target) return void commands.executeCommand(COMMANDS.openTechnique, target);
      log.warn(`no such link: ${uri.path}`);
    },
  });

/** Links may come from anywhere, so nothing in them is taken for granted. */
function readTarget({ path, query }: Uri): TechniqueTarget | undefined {
  const technique = path.startsWith(TECHNIQUE_PATH) ? path.slice(TECHNIQUE_PATH.length) : '';
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(technique)) return undefined;
  const place = parse(query) ?? parse(decode(query));
  return isPlace(place) ? { technique, place } : { technique };
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
