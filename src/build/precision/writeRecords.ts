import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Faults } from '../faults.ts';
import { extended, type Reading } from './readings.ts';
import { checkRecords, readRecords, type RecordFile, RECORDS } from './records.ts';
import { recordText } from './recordText.ts';
import { precisionTable, TABLE } from './table.ts';

/**
 * Writes or extends the record of every pattern that was read, and the page that shows all of them.
 *
 * @param data the data folder
 * @param patterns ids of all patterns
 * @param date of the reading
 * @returns the records as they stand now; on an error none was written
 * @throws Error that names every fault
 */
export async function writeRecords(
  data: string,
  readings: readonly Reading[],
  patterns: readonly string[],
  date: string,
): Promise<RecordFile[]> {
  const faults = new Faults();
  const before = new Map((await readRecords(data, faults)).map(({ pattern, record }) => [pattern, record]));
  faults.throwIfAny();
  const files = [...new Set(readings.map(({ pattern }) => pattern))].sort().map((pattern) => {
    const own = readings.filter((reading) => reading.pattern === pattern);
    return { file: `${RECORDS}/${pattern}.yaml`, pattern, record: extended(before.get(pattern), own, date) };
  });
  checkRecords(files, patterns, faults);
  faults.throwIfAny();
  await mkdir(join(data, RECORDS), { recursive: true });
  for (const { file, record } of files) await writeFile(join(data, file), recordText(record));
  await writeFile(join(data, TABLE), precisionTable(await readRecords(data, faults)));
  return files;
}
