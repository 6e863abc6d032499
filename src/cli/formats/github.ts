import type { Report } from '../../core/report/report.ts';
import { pragmaWords } from '../../core/words/pragmaWords.ts';

/** Workflow commands that GitHub turns into annotations. */
export function formatGithub({ rows, pragmas }: Report): string {
  const findings = rows
    .filter(({ suppressed }) => !suppressed)
    .map(({ path, region, card, severity }) => {
      const { startLine, startColumn, endLine, endColumn } = region;
      const place = { file: path, line: startLine, endLine, col: startColumn, endColumn };
      return command(severity === 'warning' ? 'warning' : 'notice', { ...place, title: card.id }, card.message);
    });
  const comments = pragmas.map((pragma) =>
    command(
      'notice',
      { file: pragma.path, line: pragma.region.startLine, title: `${pragma.kind}-ignore` },
      pragmaWords(pragma),
    ),
  );
  return [...findings, ...comments].map((line) => `${line}\n`).join('');
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const fields = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${fields.join(',')}::${escapeData(message)}`;
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
