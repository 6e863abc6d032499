import { type Baseline, BASELINE_VERSION, type BaselineEntry } from './baseline.ts';

/**
 * Reads what `baselineText` wrote.
 *
 * @throws Error that says what is wrong with it
 */
export function readBaseline(text: string): Baseline {
  const value = parse(text);
  const { version, findings } = Object(value) as { readonly version?: unknown; readonly findings?: unknown };
  if (version === undefined || !Array.isArray(findings)) throw new Error('It is no baseline.');
  if (version !== BASELINE_VERSION) {
    throw new Error(`It is a baseline of version ${String(version)}; this program reads ${BASELINE_VERSION}.`);
  }
  const wrong = findings.findIndex((entry) => !isEntry(entry));
  if (wrong >= 0) throw new Error(`Entry ${wrong + 1} of the baseline lacks path, pattern, line or count.`);
  return { version, findings: findings as BaselineEntry[] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('It is no JSON.');
  }
}

function isEntry(value: unknown): value is BaselineEntry {
  const { path, pattern, line, count } = Object(value) as Partial<Record<keyof BaselineEntry, unknown>>;
  return (
    typeof path === 'string' &&
    typeof pattern === 'string' &&
    typeof line === 'string' &&
    Number.isSafeInteger(count) &&
    (count as number) > 0
  );
}
