import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Technique } from '../knowledge/technique.ts';

const FENCE = /^```python\n([^]*?)^```/gm;
/** What is called, read from something, or given by keyword; not what a block defines for itself. */
const USED = /(?<!\bdef |\bclass )\b([A-Za-z_]\w{4,})\(|\.([A-Za-z_]\w{4,})\b|[(,]\s*([a-z_]\w{4,})=(?!=)/g;
/** A name on more pages says little about any. */
const MOST_PAGES = 2;

const tables = new WeakMap<Knowledge, ReadonlyMap<string, readonly Technique[]>>();

/** The techniques on whose pages code uses a name, where these are few. */
export function techniquesUsing(name: string, knowledge: Knowledge): readonly Technique[] {
  let table = tables.get(knowledge);
  if (!table) tables.set(knowledge, (table = tableOf(knowledge.techniques)));
  return table.get(name) ?? [];
}

function tableOf(techniques: readonly Technique[]): ReadonlyMap<string, readonly Technique[]> {
  const pages = new Map<string, Technique[]>();
  for (const technique of techniques) {
    for (const name of namesIn(technique.how.map(({ markdown }) => markdown).join('\n'))) {
      const known = pages.get(name);
      if (known) known.push(technique);
      else pages.set(name, [technique]);
    }
  }
  return new Map([...pages].filter(([, on]) => on.length <= MOST_PAGES));
}

function namesIn(markdown: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, code = ''] of markdown.matchAll(FENCE)) {
    for (const [, called, read, given] of code.matchAll(USED)) names.add((called ?? read ?? given)!);
  }
  return names;
}
