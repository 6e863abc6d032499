import type { Knowledge } from '../core/knowledge/knowledge.ts';
import { droppedWords } from '../core/words/droppedWords.ts';
import { explain as explainRecord, recordOf } from '../core/words/explain.ts';
import { nearestFew } from '../core/words/nearest.ts';
import type { Host } from './host.ts';
import { UsageError } from './usageError.ts';

export const EXPLAIN_FORMATS = ['text', 'json'] as const;

const WIDTH = { narrowest: 40, widest: 100, usual: 90 };

/** Writes all that is known of a pattern, technique or paper; for a pattern that is dropped, of its technique. */
export async function explain(id: string, format: (typeof EXPLAIN_FORMATS)[number], host: Host): Promise<number> {
  const knowledge = await host.readKnowledge();
  const technique = knowledge.insteadOf(id);
  if (technique !== undefined) host.stderr.write(`${droppedWords(id, technique)}\n`);
  const found = recordOf(technique ?? id, knowledge);
  if (!found) throw new UsageError(unknown(id, knowledge));
  const { columns = WIDTH.usual } = host.stdout;
  const width = Math.max(WIDTH.narrowest, Math.min(columns, WIDTH.widest));
  host.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ kind: found.kind, ...found.record }, null, 2)}\n`
      : `${explainRecord(found, knowledge, width)}\n`,
  );
  return 0;
}

function unknown(id: string, knowledge: Knowledge): string {
  const known = [...knowledge.patterns, ...knowledge.techniques, ...knowledge.papers].map((record) => record.id);
  const near = nearestFew(id, known, 5);
  const rest = near.length
    ? ` Near it: ${near.join(', ')}.`
    : ` \`efficiency-lens search ${JSON.stringify(id)}\` may find it.`;
  return `«${id}» is no pattern, technique or paper.${rest}`;
}
