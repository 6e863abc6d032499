import { commands, Disposable, window } from 'vscode';
import { ChosenFilters } from './chosenFilters.ts';
import { COMMANDS, CONTEXT, VIEWS } from './ids.ts';
import { pickFilters } from './pickFilters.ts';
import type { Contribution } from './services.ts';
import { readId } from './targets.ts';
import { TechniqueFacts } from './techniqueFacts.ts';
import { TechniqueProvider } from './techniqueProvider.ts';
import { UsedTechniques } from './usedTechniques.ts';

const KEY = 'techniques.filters';

/** The view of all techniques, with how often each was found in the workspace and where it is in use already. */
export const techniqueTree: Contribution = (services) => {
  const { context, findings, practices, log } = services;
  const filters = new ChosenFilters(KEY, context.workspaceState);
  const used = new UsedTechniques(findings, practices, log);
  const facts = new TechniqueFacts(used, filters);
  const provider = new TechniqueProvider(services, used, facts);
  const view = window.createTreeView(VIEWS.techniques, { treeDataProvider: provider, showCollapseAll: true });

  const label = (): void => {
    const { words, shown, all } = facts.narrowed();
    Object.assign(view, { message: words && shown ? `${shown} of ${all}: ${words}` : undefined });
    void commands.executeCommand('setContext', CONTEXT.techniquesFiltered, filters.ids.length > 0);
    void commands.executeCommand('setContext', CONTEXT.techniquesHidden, words !== '' && shown === 0);
  };
  const filter = async (): Promise<void> => {
    await provider.load();
    const ids = await pickFilters('Filter techniques', facts.offered(), filters.ids, (one) => facts.countOf(one));
    if (ids) await filters.choose(ids);
  };
  label();
  used.want(view.visible);
  return Disposable.from(
    filters,
    used,
    view,
    provider,
    view.onDidChangeVisibility(({ visible }) => used.want(visible)),
    provider.onDidLoad(label),
    provider.onDidChangeTreeData(label),
    commands.registerCommand(COMMANDS.filterTechniques, filter),
    commands.registerCommand(COMMANDS.changeTechniqueFilters, filter),
    commands.registerCommand(COMMANDS.clearTechniqueFilters, () => filters.choose([])),
    commands.registerCommand(COMMANDS.revealTechnique, async (argument?: unknown) => {
      const id = readId(argument, 'technique');
      const row = id === undefined ? undefined : await provider.find(id);
      if (!row) return;
      if (!facts.shows(row)) await filters.choose([]);
      await view.reveal(row, { select: true, focus: true, expand: false });
    }),
  );
};
