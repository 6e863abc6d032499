import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { parseDocument } from 'yaml';
import type { Faults } from './faults.ts';

export interface DataFile {
  /** Relative to the data folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The files of a data folder that match, by path. */
export async function readFiles(from: string, pattern: string): Promise<DataFile[]> {
  const paths = (await glob(pattern, { cwd: from })).sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(from, path), 'utf8') })));
}

/** The value of a YAML text; a text that cannot be read is a fault and gives nothing. */
export function parseYaml(file: string, text: string, faults: Faults): unknown {
  const document = parseDocument(text, { prettyErrors: true });
  for (const error of document.errors) faults.add(file, '', `is not YAML: ${error.message.split('\n')[0]}`);
  return document.errors.length ? undefined : document.toJS();
}
