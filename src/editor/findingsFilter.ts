import { commands, Disposable } from 'vscode';
import { FINDING_FILTERS } from './findingFilters.ts';
import { COMMANDS } from './ids.ts';
import { pickFilters } from './pickFilters.ts';
import type { Contribution } from './services.ts';

/** Narrows the view of findings, and with it what one steps through. */
export const findingsFilter: Contribution = ({ shown, baselines, knowledge }) => {
  const ask = async (): Promise<readonly string[] | undefined> => {
    // Without the index the list is there all the same; one of its numbers is then too large.
    await Promise.all([knowledge().catch(() => undefined), baselines.load()]);
    return pickFilters('Filter findings', FINDING_FILTERS, shown.filters.ids, (filter) => shown.countOf(filter));
  };
  const filter = async (argument?: unknown): Promise<void> => {
    const ids = readIds(argument) ?? (await ask());
    if (ids) await shown.filters.choose(ids);
  };
  return Disposable.from(
    commands.registerCommand(COMMANDS.filterFindings, filter),
    commands.registerCommand(COMMANDS.changeFilters, () => filter()),
    commands.registerCommand(COMMANDS.clearFilters, () => shown.filters.choose([])),
  );
};

/** Those that are known; a keybinding may give anything. */
function readIds(argument: unknown): readonly string[] | undefined {
  if (!Array.isArray(argument)) return undefined;
  return FINDING_FILTERS.flatMap(({ id }) => (argument.includes(id) ? id : []));
}
