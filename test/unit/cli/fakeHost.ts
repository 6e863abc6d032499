import assert from 'node:assert/strict';
import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import type { Host } from '../../../src/cli/host.ts';
import { run } from '../../../src/cli/program.ts';
import { heed, withRules } from '../../../src/core/config/heed.ts';
import type { CompiledKnowledge } from '../../../src/core/knowledge/compiled.ts';
import { readKnowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Pattern } from '../../../src/core/knowledge/pattern.ts';
import type { Lens } from '../../../src/core/lens.ts';
import { Workspace } from '../../../src/core/modules/workspace.ts';
import { type Finding, NOTHING } from '../../../src/core/patterns/finding.ts';
import { NO_FACTS, type ProjectFacts } from '../../../src/core/patterns/project.ts';
import { DiskFiles } from '../../../src/worker/diskFiles.ts';
import { inFolder, PATTERN, VALID } from '../build/dataFolder.ts';

const pattern = (id: string, over: Partial<Pattern>): Pattern => ({ ...PATTERN, id, aliases: [], ...over });

/** One pattern a tier, all of the technique `fused-attention`. */
export const PATTERNS: readonly Pattern[] = [
  PATTERN,
  pattern('fp16-unscaled', { tier: 'breaks', message: 'Half precision, 100% unscaled: gradients vanish.' }),
  pattern('eager-chosen', { tier: 'likely', category: 'none', message: 'Eager attention is chosen.' }),
  pattern('mask-dense', { tier: 'optional', message: 'A dense mask is built.' }),
];

let compiled: Promise<CompiledKnowledge> | undefined;

/**
 * A lens that finds `<pattern id>!` where it stands, to the end of its line; `?` is undecided, `~` silenced, `=` an unused
 * pragma. Configurations it heeds as the real one does.
 */
export const FAKE_LENS: Lens = {
  concerns: () => true,
  analyze({ text }, facts: ProjectFacts = NO_FACTS) {
    const ids = PATTERNS.map(({ id }) => id);
    const project = withRules(facts, ids);
    if (text.includes('CRASH')) throw new Error('the lens broke');
    const found: (Finding & { mark: string })[] = Array.from(
      text.matchAll(/([a-z0-9]+(?:-[a-z0-9]+)+)([!?~=])/g),
      (match) => ({
        pattern: match[1]!,
        mark: match[2]!,
        confidence: 'high' as const,
        region: { start: match.index, end: match.index + match[1]!.length },
        construct: { start: match.index, end: Math.min(text.length, text.indexOf('\n', match.index) + 1) },
        seen: [],
      }),
    ).filter(({ pattern }) => !project.ignored.includes(pattern));
    const marked = (mark: string): Finding[] =>
      found.filter((one) => one.mark === mark).map(({ mark: _, ...finding }) => finding);
    const { findings, suppressed } = heed(marked('!'), project.rules);
    return {
      ...NOTHING,
      findings,
      suppressed: [
        ...marked('~').map((finding) => ({ ...finding, by: 'line' as const, reason: 'on purpose' })),
        ...suppressed,
      ],
      undecided: marked('?').map(({ pattern, region }) => ({ pattern, region, guard: 'g' })),
      pragmas: marked('=').map(({ pattern, region }) => ({ kind: 'unused' as const, span: region, name: pattern })),
      complete: !text.includes('ENDLESS'),
    };
  },
  practices: () => [],
  workspace: () => new Workspace(new DiskFiles([]), () => assert.fail('no outline is asked for')),
  open: () => undefined,
  change: () => undefined,
  analyzeOpen: () => NOTHING,
  close: () => undefined,
  dispose: () => undefined,
};

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Around {
  readonly stdin?: string | Uint8Array;
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly lens?: Lens;
}

const FILES = { ...VALID, 'dropped.yaml': 'heads-in-turn: fused-attention\n', 'ids.txt': '' };

/** Runs a command line in a folder with the fake lens and the fixture knowledge. */
export async function runIn(
  cwd: string,
  words: readonly string[],
  { stdin = '', terminal = false, env = {}, lens = FAKE_LENS }: Around = {},
): Promise<Ran> {
  const index = await (compiled ??= inFolder(FILES, (folder) => gatherKnowledge(folder, PATTERNS)));
  let out = '';
  let err = '';
  const host: Host = {
    cwd,
    env,
    assets: cwd,
    stdout: { write: (text: string) => (out += text), isTTY: terminal },
    stderr: { write: (text: string) => (err += text), isTTY: terminal },
    readStdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    openLens: async () => lens,
    readKnowledge: async () => readKnowledge(index),
  };
  return { code: await run(words, host), out, err };
}

/** Runs one command line over files in a folder of its own. */
export const runOver = (
  files: Readonly<Record<string, string | Uint8Array>>,
  words: readonly string[],
  around?: Around,
): Promise<Ran> => inFolder(files, (folder) => runIn(folder, words, around));

/** Texts in which the fake lens finds one pattern each. */
export const CLEAR = 'attention-scores-materialized!\n';
export const BREAKS = 'fp16-unscaled!\n';

/** The JSON report of a run. */
export interface JsonReport {
  readonly findings: readonly {
    readonly pattern: string;
    readonly path: string;
    readonly cell?: number;
    readonly cellLine?: number;
    readonly region: { readonly startLine: number; readonly startColumn: number };
  }[];
  readonly undecided: number;
  readonly suppressed: number;
}

export const jsonOf = ({ out }: Ran): JsonReport => JSON.parse(out) as JsonReport;

export const checkJson = (files: Readonly<Record<string, string | Uint8Array>>, ...words: string[]): Promise<Ran> =>
  runOver(files, ['check', '--format', 'json', ...words]);
