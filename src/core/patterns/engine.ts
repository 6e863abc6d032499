import { FileContext } from '../context/file.ts';
import { isSmokeTest } from '../context/smokeTest.ts';
import type { Pattern } from '../knowledge/pattern.ts';
import type { Apis } from '../names/apis.ts';
import type { Span } from '../source/span.ts';
import type { SourceText } from '../source/text.ts';
import type { Node } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Finding, Undecided } from './finding.ts';
import type { Guard } from './guard.ts';
import { Match } from './match.ts';
import { placeOf } from './place.ts';
import type { ProjectFacts } from './project.ts';
import { ready, type ReadyShape } from './ready.ts';
import { type Prospect, TextFilter } from './textFilter.ts';

export interface Found {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
}

/** Runs patterns over a tree: those that its text may show, at the places to which their words lead. */
export class Engine {
  readonly #filter: TextFilter;
  readonly #apis: Apis;

  constructor(patterns: readonly Pattern[], guards: readonly Guard[], apis: Apis) {
    const named = new Map(guards.map((guard) => [guard.name, guard]));
    this.#apis = apis;
    this.#filter = new TextFilter(patterns.map((pattern) => ready(pattern, named, apis)));
  }

  /** The patterns that a text may show, by its words alone; when there is none, there is no reason to parse it. */
  prospects(source: SourceText, project: ProjectFacts): readonly Prospect[] {
    return this.#filter.prospects(source, project);
  }

  /** @param prospects of exactly this text */
  run(
    id: string,
    tree: SyntaxTree,
    project: ProjectFacts,
    prospects: readonly Prospect[] = this.prospects(tree.source, project),
  ): Found {
    const file = new FileContext(id, tree, this.#apis, project);
    const findings: Finding[] = [];
    const undecided: Undecided[] = [];
    const matches = new Matches(tree);
    const known = new Map<Span, Place | null>();
    for (const { pattern, shapes } of prospects) {
      for (const { shape, at } of shapes) {
        const places = new Map<number, Place>();
        for (const span of at) {
          let place = known.get(span);
          if (place === undefined) known.set(span, (place = placeOfCode(tree, span)));
          if (place) places.set(place.node.raw.id, place);
        }
        for (const captures of matches.of(shape.query, places.values())) {
          decide(pattern, shape, new Match(file, captures), findings, undecided);
        }
      }
    }
    return { findings: inOrder(toldOnce(findings, prospects)), undecided: inOrder(undecided) };
  }
}

/** The place of a word, or null when it stands in a comment or a string. */
function placeOfCode(tree: SyntaxTree, span: Span): Place | null {
  const node = tree.at(span);
  return node.kind === 'comment' || node.kind === 'string_content' ? null : placeOf(node);
}

type Place = ReturnType<typeof placeOf>;

type Captures = ReadonlyMap<string, Node>;

/** The matches of queries at places of one tree. Many patterns ask the same query about the same statement. */
class Matches {
  readonly #tree: SyntaxTree;
  readonly #known = new Map<string, Map<number, readonly Captures[]>>();

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  *of(query: string, places: Iterable<Place>): Generator<Captures> {
    const done = new Set<string>();
    for (const place of places) {
      for (const captures of this.#at(query, place)) {
        const key = [...captures.values()].map((capture) => capture.raw.id).join();
        if (done.has(key)) continue;
        done.add(key);
        yield captures;
      }
    }
  }

  #at(query: string, { node, span }: Place): readonly Captures[] {
    let known = this.#known.get(query);
    if (!known) this.#known.set(query, (known = new Map<number, readonly Captures[]>()));
    let found = known.get(node.raw.id);
    if (!found) {
      const matches = this.#tree.python.query(query).matches(node.raw, range(span));
      found = matches.map(({ captures }) => {
        const named = new Map<string, Node>();
        for (const { name, node: raw } of captures) if (!named.has(name)) named.set(name, this.#tree.wrap(raw));
        return named;
      });
      known.set(node.raw.id, found);
    }
    return found;
  }
}

/** web-tree-sitter counts nodes in UTF-16 units and the range of a query in bytes of the same text, two a unit. */
const range = ({ start, end }: Span) => ({ startIndex: start * 2, endIndex: end * 2 });

function decide(pattern: Pattern, shape: ReadyShape, match: Match, findings: Finding[], undecided: Undecided[]): void {
  let inferred = 0;
  let unknown: string | undefined;
  for (const { guard, args } of shape.when) {
    const answer = guard.ask(match, args);
    if (answer === 'no') return;
    if (answer === 'inferred') inferred++;
    if (answer === 'unknown') unknown ??= guard.name;
  }
  for (const { guard, args } of shape.unless) {
    const answer = guard.ask(match, args);
    if (answer === 'yes' || answer === 'inferred') return;
    if (answer === 'unknown') unknown ??= guard.name;
  }
  if (!match.file.project.inTests && isSmokeTest(match.region, match.file)) return;
  const region = oneLine(match.region);
  // Two guesses are one too many to be shown.
  if (unknown !== undefined || inferred > 1) {
    undecided.push({ pattern: pattern.id, region, guard: unknown ?? 'inferred' });
    return;
  }
  const construct = match.construct;
  // One cause is told once: two arms of an `if` that end in the same product are one attention.
  const told = findings.some(
    (other) =>
      other.pattern === pattern.id &&
      (other.region.start === region.start ||
        (match.hasGrown && other.construct.start === construct.start && other.construct.end === construct.end)),
  );
  if (told) return;
  findings.push({
    pattern: pattern.id,
    confidence: inferred ? 'medium' : 'high',
    region,
    construct,
    seen: match.seen,
  });
}

/** A region stays on one line: a call that spans several is shown by what is called, anything else by its first line. */
function oneLine(node: Node): Span {
  const { source } = node.tree;
  const line = source.positionAt(node.start).line;
  const { end } = source.lineSpan(line);
  if (node.end <= end) return { start: node.start, end: node.end };
  const callee = node.kind === 'call' ? node.field('function') : null;
  const last = callee && callee.end <= end ? callee.end : end;
  return { start: node.start, end: Math.max(last, node.start) };
}

/** Of findings on one place, those of patterns that yield to the pattern of another are left out. */
function toldOnce(findings: Finding[], prospects: readonly Prospect[]): Finding[] {
  const yields = new Map(prospects.map(({ pattern }) => [pattern.id, pattern.yieldsTo ?? []]));
  const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
  return findings.filter(({ pattern, region }) => {
    const stronger = yields.get(pattern)!;
    return (
      !stronger.length || !findings.some((other) => stronger.includes(other.pattern) && overlap(other.region, region))
    );
  });
}

function inOrder<T extends { readonly pattern: string; readonly region: Span }>(items: T[]): T[] {
  return items.sort(
    (a, b) => a.region.start - b.region.start || (a.pattern < b.pattern ? -1 : a.pattern > b.pattern ? 1 : 0),
  );
}
