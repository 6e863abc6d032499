import { type QuickInputButton, type QuickPickItem, QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { Filter } from './filters.ts';

interface Entry extends QuickPickItem {
  readonly id?: string;
}

const CLEAR: QuickInputButton = { iconPath: new ThemeIcon('clear-all'), tooltip: 'Clear filters' };

/**
 * Asks which filters a view is to be narrowed to.
 *
 * @param countOf how much a filter would leave by itself
 * @returns ids, none to show everything; undefined when nothing was decided
 */
export function pickFilters<T>(
  title: string,
  filters: readonly Filter<T>[],
  chosen: readonly string[],
  countOf: (filter: Filter<T>) => number,
): Promise<readonly string[] | undefined> {
  const pick = window.createQuickPick<Entry>();
  const entries = entriesOf(filters, countOf);
  pick.title = title;
  pick.placeholder = 'Show only';
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.buttons = [CLEAR];
  pick.items = entries;
  pick.selectedItems = entries.filter(({ id }) => id !== undefined && chosen.includes(id));
  return new Promise((resolve) => {
    const decide = (ids: readonly string[]): void => {
      resolve(ids);
      pick.hide();
    };
    pick.onDidAccept(() => decide(pick.selectedItems.flatMap(({ id }) => id ?? [])));
    pick.onDidTriggerButton(() => decide([]));
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function entriesOf<T>(filters: readonly Filter<T>[], countOf: (filter: Filter<T>) => number): Entry[] {
  const entries: Entry[] = [];
  let group: string | undefined;
  for (const filter of filters) {
    if (filter.group !== group) entries.push({ label: filter.group, kind: QuickPickItemKind.Separator });
    group = filter.group;
    const description = [String(countOf(filter)), ...(filter.detail === undefined ? [] : [filter.detail])];
    entries.push({ id: filter.id, label: filter.label, description: description.join(' · ') });
  }
  return entries;
}
