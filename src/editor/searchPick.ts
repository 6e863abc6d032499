import { commands, Disposable, type QuickPick, window } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import { COMMANDS } from './ids.ts';
import { searchOf } from './searchIndex.ts';
import { copyCitation, openLead } from './searchLeads.ts';
import { Recent } from './searchRecent.ts';
import {
  COPY_CITATION,
  example,
  paperRow,
  remark,
  type Row,
  rowsOf,
  separator,
  SHOW_IN_TREE,
  techniqueRow,
} from './searchRows.ts';
import type { Contribution } from './services.ts';

/** Search as one types over techniques, papers, code and error messages. */
export const searchPick: Contribution = ({ context, knowledge }) => {
  const recent = new Recent(context.globalState);
  let open: QuickPick<Row> | undefined;

  const show = async (query: string): Promise<void> => {
    open?.dispose();
    const pick = (open = createPick());
    pick.busy = true;
    pick.value = query;
    pick.show();
    const index = await knowledge().finally(() => (pick.busy = false));
    const list = (text: string): void => {
      pick.items = text.trim() ? found(text, index) : beginning(recent, index);
    };
    pick.onDidChangeValue(list);
    onChoice(pick, index, { recent, list });
    list(pick.value);
  };

  return Disposable.from(
    commands.registerCommand(COMMANDS.search, (query?: unknown) => show(typeof query === 'string' ? query : '')),
    { dispose: () => open?.dispose() },
  );
};

interface Around {
  readonly recent?: Recent;
  /** Lists what a text finds. */
  readonly list?: (text: string) => void;
}

/** A quick pick that shows rows in the order in which they are given. */
export function createPick(): QuickPick<Row> {
  const pick = window.createQuickPick<Row>();
  pick.placeholder = 'Technique, symptom, code such as model.half(), or an error message';
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  // Rows would otherwise move while somebody types: those whose label matches letter by letter come first. The property
  // is there in all versions but not yet in the types; where it were missing, the order would be all that is lost.
  Object.assign(pick, { sortByLabel: false });
  pick.onDidHide(() => pick.dispose());
  return pick;
}

/** Opens what is chosen; the buttons of a row do their work and leave the list open. */
export function onChoice(pick: QuickPick<Row>, knowledge: Knowledge, { recent, list }: Around = {}): void {
  pick.onDidAccept(() => {
    const lead = pick.activeItems[0]?.lead;
    if (lead?.kind === 'query') {
      pick.value = lead.id;
      list?.(lead.id);
    } else if (lead) {
      pick.hide();
      void recent?.add(lead);
      void openLead(lead);
    }
  });
  pick.onDidTriggerItemButton(({ item: { lead }, button }) => {
    if (!lead) return;
    if (button === COPY_CITATION) return copyCitation(lead.id, knowledge);
    if (button === SHOW_IN_TREE) {
      pick.hide();
      return commands.executeCommand(COMMANDS.revealTechnique, lead.id);
    }
    void recent?.add(lead);
    return openLead(lead);
  });
}

function found(text: string, knowledge: Knowledge): readonly Row[] {
  const rows = rowsOf(searchOf(knowledge).find(text), knowledge);
  return rows.length
    ? rows
    : [remark('Nothing found', 'Try fewer or other words, a function name, or an error message.')];
}

/** Before anything is typed: what was opened last, or what can be asked. */
function beginning(recent: Recent, knowledge: Knowledge): readonly Row[] {
  const rows = recent.leads.flatMap(
    ({ kind, id }) => (kind === 'paper' ? paperRow : techniqueRow)(id, knowledge) ?? [],
  );
  if (rows.length) return [separator('recently opened'), ...rows];
  const { techniques, papers, errors } = knowledge;
  return [
    separator(`${techniques.length} techniques, ${papers.length} papers, ${errors.length} error messages`),
    example('slow data loading', 'A symptom, in your own words'),
    example('kv cache', 'The name of a technique, or part of it'),
    example('model.half()', 'A piece of code'),
    example('CUDA out of memory', 'An error message, as it is printed'),
  ];
}
