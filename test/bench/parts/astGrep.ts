import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lens } from '../../../src/core/lens.ts';
import { exampleFiles, pythonFiles } from '../corpus.ts';
import { spread, timed } from '../statistics.ts';

const ROUNDS = 5;
const RULES = 'test/bench/astGrepRules.yml';
const TOOL = process.env['EFFICIENCY_LENS_AST_GREP'] ?? 'ast-grep';

/**
 * The command line over the files that pass the gate, beside `ast-grep scan` with twenty rules of one line, as whole
 * processes that take turns, on one thread and on two.
 */
export function astGrep(lens: Lens, folders: readonly string[]): void {
  if (spawnSync(TOOL, ['--version']).status !== 0) {
    console.log(
      'ast-grep is not here: npm install --global @ast-grep/cli, or say where under EFFICIENCY_LENS_AST_GREP',
    );
    return;
  }
  execFileSync(process.execPath, ['--import', 'tsx', 'esbuild.mjs', '--production'], { stdio: 'ignore' });
  const files = (folders.length ? folders.flatMap(pythonFiles) : exampleFiles()).filter(({ text }) =>
    lens.concerns(text),
  );
  const folder = mkdtempSync(join(tmpdir(), 'efficiency-lens-bench-'));
  try {
    mkdirSync(join(folder, 'code'));
    files.forEach(({ text }, i) => writeFileSync(join(folder, 'code', `${i}.py`), text));
    for (const threads of ['1', '2']) {
      const ours = ['dist/cli.js', 'check', '--all', '--exit-zero', '--threads', threads, join(folder, 'code')];
      const theirs = ['scan', '--rule', RULES, '--threads', threads, '--json=compact', join(folder, 'code')];
      const times = Array.from({ length: ROUNDS }, () => [run(process.execPath, ours), run(TOOL, theirs)] as const);
      console.log(
        `${files.length} files, ${threads} ${threads === '1' ? 'thread' : 'threads'}: check --all ${spread(
          times.map(([our]) => our),
          0,
        )} ms, ast-grep with 20 rules ${spread(
          times.map(([, their]) => their),
          0,
        )} ms`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const run = (command: string, args: readonly string[]): number =>
  timed(() => {
    const { status, stderr } = spawnSync(command, args, { maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  });
