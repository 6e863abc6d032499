import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ApiTable } from '../core/names/apis.ts';
import { type CompiledPatterns, PATTERNS_VERSION } from '../core/patterns/compiled.ts';
import { readDropped } from './dropped.ts';
import { readPattern } from './readPattern.ts';
import { readPractice } from './readPractice.ts';

/**
 * Compiles `techniques/<technique>/<pattern>.yaml`, `practices/*.yaml`, `apis/*.yaml` and `ml-gate.yaml` into
 * `patterns.json`.
 *
 * @throws Error that lists every fault with file and field.
 */
export async function compilePatterns(from: string, to: string): Promise<CompiledPatterns> {
  const faults: string[] = [];
  const rooms = join(from, 'techniques');
  const patterns = [];
  for (const technique of (await readdir(rooms)).sort()) {
    for (const name of (await readdir(join(rooms, technique))).sort()) {
      if (!name.endsWith('.yaml')) continue;
      const file = join(rooms, technique, name);
      patterns.push(readPattern(await readFile(file, 'utf8'), { file, technique, id: name.slice(0, -5) }, faults));
    }
  }
  const practices = [];
  for (const name of (await readdir(join(from, 'practices')).catch(() => [])).sort()) {
    const file = join(from, 'practices', name);
    practices.push(readPractice(await readFile(file, 'utf8'), { file, id: name.replace(/\.yaml$/, '') }, faults));
  }
  if (faults.length) throw new Error(`faults in patterns:\n  ${faults.join('\n  ')}`);
  const compiled: CompiledPatterns = {
    version: PATTERNS_VERSION,
    patterns: patterns.filter((pattern) => pattern !== null).sort((a, b) => (a.id < b.id ? -1 : 1)),
    practices: practices.filter((practice) => practice !== null),
    dropped: await readDropped(from),
    apis: await readApis(join(from, 'apis')),
    gate: parse(await readFile(join(from, 'ml-gate.yaml'), 'utf8')) as string[],
  };
  await mkdir(to, { recursive: true });
  await writeFile(join(to, 'patterns.json'), JSON.stringify(compiled));
  return compiled;
}

interface ApiFile {
  readonly same?: Record<string, string>;
  readonly tensors?: string[];
  readonly gives?: Record<string, string>;
  readonly bases?: Record<string, string>;
  readonly 'tensor-members'?: Record<string, string>;
  readonly 'module-returns-self'?: string[];
}

async function readApis(folder: string): Promise<ApiTable> {
  const files: ApiFile[] = [];
  let operations: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    const content: unknown = parse(await readFile(join(folder, name), 'utf8'));
    if (name === 'operations.yaml') operations = readOperations(content as Record<string, Record<string, number[]>>);
    else files.push(content as ApiFile);
  }
  const merged = (key: 'same' | 'gives' | 'bases' | 'tensor-members'): Record<string, string> =>
    Object.assign({}, ...files.map((file) => file[key] ?? {})) as Record<string, string>;
  return {
    same: merged('same'),
    gives: merged('gives'),
    bases: merged('bases'),
    tensorMembers: merged('tensor-members'),
    tensors: files.flatMap((file) => file.tensors ?? []),
    moduleReturnsSelf: files.flatMap((file) => file['module-returns-self'] ?? []),
    operations,
  };
}

/** `product: { torch.bmm: [0, 1] }` becomes `torch.bmm → product:0,1`. */
function readOperations(groups: Record<string, Record<string, number[]>>): Record<string, string> {
  const operations: Record<string, string> = {};
  for (const [operation, apis] of Object.entries(groups)) {
    for (const [name, places] of Object.entries(apis)) operations[name] = `${operation}:${places.join(',')}`;
  }
  return operations;
}
