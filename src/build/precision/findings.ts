import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, processHost } from '../../cli/host.ts';
import { scan } from '../../cli/scan.ts';
import { createLens } from '../../core/createLens.ts';
import { NO_FACTS } from '../../core/patterns/project.ts';
import type { CompiledPatterns } from '../../core/patterns/compiled.ts';
import { compilePatterns } from '../compilePatterns.ts';
import type { Found } from './draw.ts';
import type { Checkout } from './repositories.ts';

const { resolve } = createRequire(import.meta.url);

/** The patterns of a data folder as they stand there, whatever was built before. */
export async function currentPatterns(data: string): Promise<CompiledPatterns> {
  const folder = await mkdtemp(join(tmpdir(), 'efficiency-lens-'));
  return compilePatterns(data, folder).finally(() => rm(folder, { recursive: true }));
}

/** The host of a command line that looks for these patterns instead of built ones. */
export async function hostFor(patterns: CompiledPatterns): Promise<Host> {
  const [runtime, grammar] = await Promise.all([
    readFile(resolve('web-tree-sitter/web-tree-sitter.wasm')),
    readFile(resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm')),
  ]);
  return { ...processHost(''), openLens: () => createLens({ runtime, grammar, patterns }) };
}

/** What `check --all --isolated` finds in a repository when it is run at its top; what comments silence is left out. */
export async function findingsIn(checkout: Checkout, { patterns }: CompiledPatterns, host: Host): Promise<Found[]> {
  const { repo, folder, commit } = checkout;
  const warn = (path: string, why: string): void => void host.stderr.write(`${repo}/${path}: ${why}\n`);
  const known = new Map(patterns.map((pattern) => [pattern.id, pattern]));
  const options = { paths: ['.'], stdinFilename: undefined, threads: 1, project: NO_FACTS };
  const files = await scan(options, { ...host, cwd: folder }, warn);
  for (const { path, skipped, crash } of files) if (skipped !== undefined) warn(path, crash ?? skipped);
  return files.flatMap(({ path, findings }) =>
    findings
      .filter(({ suppressed }) => !suppressed)
      .map(({ pattern, region, cell }) => ({
        repo,
        ...(commit !== undefined && { commit }),
        path,
        line: region.startLine,
        ...(cell && { cell: cell.index, cellLine: cell.line }),
        pattern,
        tier: known.get(pattern)!.tier,
        message: known.get(pattern)!.message,
      })),
  );
}
