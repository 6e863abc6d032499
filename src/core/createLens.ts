import { heed, withRules } from './config/heed.ts';
import { Gate } from './context/gate.ts';
import type { Pattern } from './knowledge/pattern.ts';
import type { Practice } from './knowledge/practice.ts';
import { foldId } from './knowledge/spelling.ts';
import type { Lens, LensParts, Source, TextChange } from './lens.ts';
import { readOutline } from './modules/outline.ts';
import { Workspace } from './modules/workspace.ts';
import { Apis } from './names/apis.ts';
import { readCompiledPatterns } from './patterns/compiled.ts';
import { Engine } from './patterns/engine.ts';
import { type Analysis, NOTHING } from './patterns/finding.ts';
import { GUARDS } from './patterns/guards/index.ts';
import { NO_FACTS, type ProjectFacts } from './patterns/project.ts';
import { suppress } from './patterns/suppression.ts';
import { isTestFile } from './patterns/testFile.ts';
import { SourceText } from './source/text.ts';
import { Python } from './syntax/python.ts';
import { OutOfTime, SyntaxTree } from './syntax/tree.ts';
import { OpenTrees } from './syntax/openTrees.ts';

/** Longer texts are left alone: they are generated or data, and parsing them would cost seconds and gigabytes. */
export const MAX_TEXT = 4_000_000;

/** How long one analysis may take beyond parsing, in milliseconds: a file of ordinary size needs a hundredth of it. */
const ANALYSIS_LIMIT_MS = 2000;

const INCOMPLETE: Analysis = { ...NOTHING, complete: false };

/**
 * Makes a lens of the bytes a host supplies.
 *
 * @throws Error when the compiled patterns are of another version or the bytes are no tree-sitter runtime and grammar.
 */
export async function createLens(parts: LensParts, now: () => number = Date.now): Promise<Lens> {
  const { patterns, practices, dropped, apis, gate } = readCompiledPatterns(parts.patterns);
  const python = await Python.load(parts.runtime, parts.grammar);
  const table = new Apis(apis);
  const everywhere = new Engine(patterns, GUARDS, table);
  const inTests = new Engine(
    patterns.filter((pattern) => pattern.inTests === 'report'),
    GUARDS,
    table,
  );
  let practised: Engine | undefined;
  const practiceOf = new Map(practices.map((practice) => [practice.id, practice]));
  const ids = patterns.map(({ id }) => id);
  const importGate = new Gate(gate);
  const trees = new OpenTrees(python, now);
  const known = new Map(
    patterns.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [foldId(name), id] as const)),
  );

  const gone = new Map(Object.entries(dropped).map(([id, technique]) => [foldId(id), technique]));

  const concerns = (text: string): boolean => importGate.passes(text);

  const look = (
    { id, cells }: Pick<Source, 'id' | 'cells'>,
    source: SourceText,
    facts: ProjectFacts,
    tree: () => SyntaxTree | null,
  ): Analysis => {
    const { text } = source;
    if (!concerns(text)) return NOTHING;
    if (text.length > MAX_TEXT) return INCOMPLETE;
    const project = withRules(facts, ids);
    const engine = !project.inTests && isTestFile(id, text) ? inTests : everywhere;
    const prospects = engine.prospects(source, project);
    if (!prospects.length && !text.includes('efficiency-lens:')) return NOTHING;
    const parsed = tree();
    const found = parsed && inTime(parsed, () => engine.run(id, parsed, project, prospects));
    if (!found) return INCOMPLETE;
    // Comments come first: one that silences something is of use, whatever the workspace says.
    const { suppressed, pragmas, ...rest } = suppress(found.findings, parsed, known, cells, project.ignored, gone);
    const { findings, suppressed: more } = heed(rest.findings, project.rules);
    return {
      findings,
      suppressed: [...suppressed, ...more],
      undecided: found.undecided,
      pragmas,
      complete: true,
    };
  };

  /** What is made of a tree, or null when it takes too long. */
  function inTime<T>(tree: SyntaxTree, work: () => T): T | null {
    const end = now() + ANALYSIS_LIMIT_MS;
    tree.giveUpWhen(() => now() > end);
    try {
      return work();
    } catch (error) {
      if (error instanceof OutOfTime) return null;
      throw error;
    }
  }

  /** Hands over a way to parse a text that nobody keeps. */
  function once<T>(source: SourceText, use: (parse: () => SyntaxTree | null) => T): T {
    let tree: SyntaxTree | null = null;
    try {
      return use(() => {
        const raw = python.parse(source.text, null, now);
        return (tree = raw && new SyntaxTree(python, source, raw));
      });
    } finally {
      (tree as SyntaxTree | null)?.dispose();
    }
  }

  return {
    concerns,
    analyze(file: Source, project = NO_FACTS) {
      const source = new SourceText(file.text);
      return once(source, (parse) => look(file, source, project, parse));
    },
    practices({ id, text }: Source) {
      if (!concerns(text) || text.length > MAX_TEXT) return [];
      const engine = (practised ??= new Engine(practices.map(asPattern), GUARDS, table));
      const source = new SourceText(text);
      const prospects = engine.prospects(source, NO_FACTS);
      return once(source, (parse) => {
        const tree = prospects.length ? parse() : null;
        const found = tree && inTime(tree, () => engine.run(id, tree, NO_FACTS, prospects));
        return (found?.findings ?? []).map(({ pattern, region }) => ({ practice: practiceOf.get(pattern)!, region }));
      });
    },
    workspace: (files) => new Workspace(files, (text) => readOutline(text, python, now)),
    open: (source: Source) => trees.open(source),
    change: (id: string, changes: readonly TextChange[]) => trees.change(id, changes),
    analyzeOpen(id, project = NO_FACTS) {
      const text = trees.textOf(id);
      return text === undefined ? NOTHING : look({ id }, text, project, () => trees.treeOf(id));
    },
    close: (id: string) => trees.close(id),
    dispose() {
      trees.dispose();
      python.dispose();
    },
  };
}

/** A practice is looked for as a pattern is, of which nothing is said. */
const asPattern = ({ id, technique, message, words, shapes }: Practice): Pattern => ({
  id,
  technique,
  message,
  words,
  shapes,
  tier: 'optional',
  category: 'none',
  axes: {},
  why: '',
  instead: '',
  quietWhen: [],
  versions: {},
  inTests: 'report',
  aliases: [],
});
