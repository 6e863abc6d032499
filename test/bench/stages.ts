import { Gate } from '../../src/core/context/gate.ts';
import { readOutline } from '../../src/core/modules/outline.ts';
import { Workspace } from '../../src/core/modules/workspace.ts';
import { Apis } from '../../src/core/names/apis.ts';
import type { CompiledPatterns } from '../../src/core/patterns/compiled.ts';
import { Engine } from '../../src/core/patterns/engine.ts';
import { GUARDS } from '../../src/core/patterns/guards/index.ts';
import { NO_FACTS } from '../../src/core/patterns/project.ts';
import { suppress } from '../../src/core/patterns/suppression.ts';
import { SourceText } from '../../src/core/source/text.ts';
import type { Python } from '../../src/core/syntax/python.ts';
import { SyntaxTree } from '../../src/core/syntax/tree.ts';
import { DiskFiles } from '../../src/worker/diskFiles.ts';
import type { CorpusFile } from './corpus.ts';
import { timed } from './statistics.ts';

export const STAGES = [
  'gate',
  'words',
  'parse',
  'outlines of other files',
  'patterns',
  'comments that silence',
] as const;
export type Stage = (typeof STAGES)[number];

/** Milliseconds that each stage of a scan takes over all files, in the order and by the parts a lens is made of. */
export function stagesOf(
  files: readonly CorpusFile[],
  roots: readonly string[],
  { patterns, apis, gate }: CompiledPatterns,
  python: Python,
): Readonly<Record<Stage, number>> {
  const spent = Object.fromEntries(STAGES.map((stage) => [stage, 0])) as Record<Stage, number>;
  const during = <T>(stage: Stage, work: () => T): T => {
    let result: T;
    spent[stage] += timed(() => (result = work()));
    return result!;
  };
  const engine = new Engine(patterns, GUARDS, new Apis(apis));
  const imports = new Gate(gate);
  const known = new Map(patterns.map(({ id }) => [id, id]));
  const workspace = new Workspace(new DiskFiles(roots), (text) =>
    during('outlines of other files', () => readOutline(text, python, Date.now)),
  );
  for (const { path, text } of files) {
    if (!during('gate', () => imports.passes(text))) continue;
    const source = new SourceText(text);
    const prospects = during('words', () => engine.prospects(source, NO_FACTS));
    if (!prospects.length) continue;
    const raw = during('parse', () => python.parse(text, null, Date.now));
    if (!raw) continue;
    const tree = new SyntaxTree(python, source, raw);
    const before = spent['outlines of other files'];
    const facts = { ...NO_FACTS, modules: workspace.around(path) };
    const { findings } = during('patterns', () => engine.run(path, tree, facts, prospects));
    spent.patterns -= spent['outlines of other files'] - before;
    during('comments that silence', () => suppress(findings, tree, known));
    tree.dispose();
  }
  return spent;
}
