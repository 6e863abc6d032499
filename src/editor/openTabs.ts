import { TabInputNotebook, TabInputText, TabInputTextDiff, type Uri, window } from 'vscode';

/** The paths of the files that have a tab: what a person calls open. The editor keeps closed documents for a while. */
export const pathsInTabs = (): ReadonlySet<string> =>
  new Set(
    window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(({ input }) => urisOf(input).map(({ path }) => path))),
  );

/** A cell of a notebook has the notebook's path. */
function urisOf(input: unknown): readonly Uri[] {
  if (input instanceof TabInputText || input instanceof TabInputNotebook) return [input.uri];
  return input instanceof TabInputTextDiff ? [input.original, input.modified] : [];
}
