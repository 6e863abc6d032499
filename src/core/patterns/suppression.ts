import { foldId } from '../knowledge/spelling.ts';
import type { Span } from '../source/span.ts';
import type { Node } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Finding, PragmaProblem, Suppressed } from './finding.ts';
import { nearest } from '../words/nearest.ts';
import { placeOf } from './place.ts';
import { type Pragma, readPragmas } from './pragma.ts';

export interface Decided {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
  readonly pragmas: readonly PragmaProblem[];
}

/**
 * Takes out the findings that a comment in the file silences, and says which comments silence nothing.
 *
 * @param known all pattern ids and their aliases, alias → id; ids map to themselves.
 * @param cells the cells of a notebook; any other text is one cell.
 * @param ignored patterns that were not looked for: a comment about them may be of use all the same.
 * @param dropped ids that patterns had once → the technique that speaks of it now.
 */
export function suppress(
  findings: readonly Finding[],
  tree: SyntaxTree,
  known: ReadonlyMap<string, string>,
  cells: readonly Span[] = [],
  ignored: readonly string[] = [],
  dropped: ReadonlyMap<string, string> = new Map(),
): Decided {
  const pragmas = readPragmas(
    tree.source.text,
    (span) => tree.raw.rootNode.descendantForIndex(span.start, span.start)?.type === 'comment',
  );
  if (!pragmas.length) return { findings, suppressed: [], pragmas: [] };
  const meant = new Map(pragmas.map((pragma) => [pragma, idsOf(pragma, known)]));
  const used = new Set<Pragma>();
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const lines = linesOf(finding.region, tree);
    const by = pragmas.find(
      (pragma) =>
        names(meant.get(pragma)!, pragma, finding.pattern) &&
        covers(pragma, lines, finding, pragmas, tree, meant, cells),
    );
    if (!by) {
      kept.push(finding);
      continue;
    }
    used.add(by);
    suppressed.push({ ...finding, by: scopeOf(by), ...(by.reason ? { reason: by.reason } : {}) });
  }
  return {
    findings: kept,
    suppressed,
    pragmas: pragmas.flatMap((pragma) => {
      const isUsed = used.has(pragma) || meant.get(pragma)!.some((id) => ignored.includes(id));
      return problems(pragma, isUsed, known, dropped);
    }),
  };
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

function covers(
  pragma: Pragma,
  lines: Lines,
  finding: Finding,
  all: readonly Pragma[],
  tree: SyntaxTree,
  meant: ReadonlyMap<Pragma, readonly string[]>,
  cells: readonly Span[],
): boolean {
  switch (pragma.kind) {
    case 'ignore': {
      const line = pragma.alone
        ? nextCodeLine(pragma, tree, cellAt(pragma.span.start, cells))
        : tree.source.positionAt(pragma.span.start).line;
      return line !== undefined && lines.first <= line && line <= lines.last;
    }
    case 'disable': {
      if (pragma.span.start > finding.region.start) return false;
      const enabled = all.find(
        (other) =>
          other.kind === 'enable' &&
          other.span.start > pragma.span.start &&
          other.span.start < finding.region.start &&
          names(meant.get(other)!, other, finding.pattern),
      );
      return !enabled;
    }
    case 'file-ignore':
      return true;
    case 'cell-ignore':
      return cellAt(pragma.span.start, cells) === cellAt(finding.region.start, cells);
    case 'enable':
      return false;
  }
}

const cellAt = (offset: number, cells: readonly Span[]): Span | undefined =>
  cells.find(({ start, end }) => start <= offset && offset < end);

const names = (ids: readonly string[], pragma: Pragma, pattern: string): boolean =>
  pragma.names.length === 0 || ids.includes(pattern);

const scopeOf = (pragma: Pragma): Suppressed['by'] => {
  switch (pragma.kind) {
    case 'file-ignore':
      return 'file';
    case 'cell-ignore':
      return 'cell';
    case 'ignore':
      return 'line';
    default:
      return 'block';
  }
};

const idsOf = (pragma: Pragma, known: ReadonlyMap<string, string>): readonly string[] =>
  pragma.names.flatMap((name) => known.get(foldId(name)) ?? []);

/** The lines of the statement (or header) in which a region stands: a comment on any of them speaks for it. */
function linesOf(region: Span, tree: SyntaxTree): Lines {
  const { node, span } = placeOf(tree.at(region));
  const { start, end } = withDecorators(node) ?? span;
  // Behind a header, its body begins only after blanks and a line break.
  const code = tree.source.slice({ start, end: Math.max(end, region.end) }).trimEnd();
  return {
    first: tree.source.positionAt(Math.min(start, region.start)).line,
    last: tree.source.positionAt(Math.max(start + code.length - 1, region.start)).line,
  };
}

/** Decorators and what they decorate have one header: people write above it or on the line of the name, whichever is meant. */
function withDecorators(node: Node): Span | undefined {
  const decorated = node.parent?.kind === 'decorated_definition' ? node.parent : undefined;
  const body = decorated?.field('definition')?.field('body');
  return decorated && { start: decorated.start, end: body?.start ?? decorated.end };
}

/** The line that a comment on a line of its own speaks for; a cell of a notebook says nothing about the next. */
function nextCodeLine(pragma: Pragma, tree: SyntaxTree, cell: Span | undefined): number | undefined {
  const { source } = tree;
  const lineCount = cell ? source.positionAt(cell.end - 1).line + 1 : source.lineCount;
  for (let line = source.positionAt(pragma.span.start).line + 1; line < lineCount; line++)
    if (!/^[ \t]*(?:#.*)?$/.test(source.slice(source.lineSpan(line)))) return line;
  return undefined;
}

function problems(
  pragma: Pragma,
  used: boolean,
  known: ReadonlyMap<string, string>,
  dropped: ReadonlyMap<string, string>,
): PragmaProblem[] {
  const found: PragmaProblem[] = [];
  const { span } = pragma;
  for (const name of pragma.names) {
    if (known.has(foldId(name))) continue;
    const technique = dropped.get(foldId(name));
    const near = technique === undefined ? nearest(name, [...new Set(known.values())]) : undefined;
    found.push({ kind: 'unknown', span, name, ...(near && { nearest: near }), ...(technique && { technique }) });
  }
  if (pragma.kind === 'enable') return found;
  if (!pragma.names.length) found.push({ kind: 'too-wide', span });
  else if (!used && !found.length) found.push({ kind: 'unused', span, name: pragma.names.join(', ') });
  return found;
}
