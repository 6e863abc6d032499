import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Faults } from './faults.ts';

const FILE = 'dropped.yaml';

/** Ids that patterns had once → the technique that speaks of it now. Data without the file dropped none. */
export async function readDropped(from: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(from, FILE), 'utf8').catch(() => '');
  return (parse(text) ?? {}) as Record<string, string>;
}

/** @param taken ids that mean something */
export function checkDropped(
  dropped: Readonly<Record<string, string>>,
  taken: readonly string[],
  techniques: readonly string[],
  faults: Faults,
): void {
  for (const [id, technique] of Object.entries(dropped)) {
    if (taken.includes(id)) faults.add(FILE, id, 'is in use again; leave it out here');
    if (!techniques.includes(technique)) faults.add(FILE, id, `«${technique}» is no technique`);
  }
}
