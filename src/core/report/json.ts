import type { Report, Row } from './report.ts';

/**
 * The shape is described in `data/schema/check.schema.json`.
 *
 * @param version of the program that writes it
 */
export function formatJson(report: Report, version: string): string {
  const findings = report.rows.map(recordOf);
  return `${JSON.stringify({ version, findings, undecided: report.undecided, suppressed: report.suppressed }, null, 2)}\n`;
}

function recordOf({ card, path, confidence, cell, region, construct, suppressed }: Row): object {
  return {
    pattern: card.id,
    technique: card.technique,
    category: card.category,
    tier: card.tier,
    confidence,
    path,
    ...(cell && { cell: cell.index, cellLine: cell.line }),
    region,
    construct,
    message: card.message,
    ...(suppressed && { suppressed }),
  };
}
