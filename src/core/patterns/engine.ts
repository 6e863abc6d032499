import { FileContext } from '../context/file.ts';
import type { GuardUse, Pattern, Shape } from '../knowledge/pattern.ts';
import type { Apis } from '../names/apis.ts';
import type { Span } from '../source/span.ts';
import type { Node } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import type { Finding, Undecided } from './finding.ts';
import { type Guard, GuardArguments } from './guard.ts';
import { Match } from './match.ts';
import { placeOf } from './place.ts';
import { readTrigger, standsAt, type Trigger } from './trigger.ts';
import type { ProjectFacts } from './project.ts';
import { holds } from './versions.ts';

export interface Found {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
}

interface AskedGuard {
  readonly guard: Guard;
  readonly args: GuardArguments;
}

interface ReadyShape {
  readonly query: string;
  readonly when: readonly AskedGuard[];
  readonly unless: readonly AskedGuard[];
}

interface ReadyPattern {
  readonly pattern: Pattern;
  readonly shapes: readonly ReadyShape[];
}

/**
 * Runs patterns over a tree. Words lead to places: one regular expression finds the trigger words of all patterns,
 * and a pattern's queries run only on the statement (or the header of the block) in which one of its words stands.
 */
export class Engine {
  readonly #patterns: readonly ReadyPattern[];
  readonly #byWord = new Map<string, { readonly trigger: Trigger; readonly entry: ReadyPattern }[]>();
  readonly #words: RegExp;
  readonly #apis: Apis;

  constructor(patterns: readonly Pattern[], guards: readonly Guard[], apis: Apis) {
    const named = new Map(guards.map((guard) => [guard.name, guard]));
    this.#apis = apis;
    this.#patterns = patterns.map((pattern) => ({
      pattern,
      shapes: pattern.shapes.map((shape) => ready(shape, named, pattern.id)),
    }));
    for (const entry of this.#patterns) {
      for (const written of entry.pattern.words) {
        const trigger = readTrigger(written);
        const listed = this.#byWord.get(trigger.word);
        if (listed) listed.push({ trigger, entry });
        else this.#byWord.set(trigger.word, [{ trigger, entry }]);
      }
    }
    const words = [...this.#byWord.keys()].sort((a, b) => b.length - a.length);
    // No word, no place: an expression that never matches.
    this.#words = new RegExp(words.length ? `(?<![\\w])(?:${words.join('|')})(?![\\w])` : '(?!)', 'g');
  }

  /** True when the text has a trigger word at all; without one there is no reason to parse it. */
  mayFind(text: string): boolean {
    for (const match of text.matchAll(this.#words)) {
      if (this.#byWord.get(match[0])?.some(({ trigger }) => standsAt(trigger, text, match.index))) return true;
    }
    return false;
  }

  run(id: string, tree: SyntaxTree, project: ProjectFacts): Found {
    const file = new FileContext(id, tree, this.#apis, project);
    const findings: Finding[] = [];
    const undecided: Undecided[] = [];
    const matches = new Matches(tree);
    for (const [entry, places] of this.#places(tree)) {
      if (project.ignored.includes(entry.pattern.id) || isOutdated(entry.pattern, project)) continue;
      for (const shape of entry.shapes) {
        for (const captures of matches.of(shape.query, places.values())) {
          decide(entry.pattern, shape, new Match(file, captures), findings, undecided);
        }
      }
    }
    return { findings: inOrder(findings), undecided: inOrder(undecided) };
  }

  /** For each pattern the distinct places in which one of its words stands. */
  #places(tree: SyntaxTree): Map<ReadyPattern, Map<number, Place>> {
    const places = new Map<ReadyPattern, Map<number, Place>>();
    const { text } = tree.source;
    for (const match of text.matchAll(this.#words)) {
      const wanted = (this.#byWord.get(match[0]) ?? []).filter(({ trigger }) => standsAt(trigger, text, match.index));
      if (!wanted.length) continue;
      const node = tree.at({ start: match.index, end: match.index + match[0].length });
      if (node.kind === 'comment' || node.kind === 'string_content') continue;
      const place = placeOf(node);
      for (const { entry } of wanted) {
        let known = places.get(entry);
        if (!known) places.set(entry, (known = new Map<number, Place>()));
        known.set(place.node.raw.id, place);
      }
    }
    return places;
  }
}

/** True when the project states a version of a library in which the pattern no longer, or does not yet, hold. */
const isOutdated = ({ versions }: Pattern, project: ProjectFacts): boolean =>
  Object.entries(versions).some(([library, range]) => holds(project.versions[library], range) === 'no');

type Place = ReturnType<typeof placeOf>;

function ready(shape: Shape, guards: ReadonlyMap<string, Guard>, id: string): ReadyShape {
  const asked = (use: GuardUse): AskedGuard => {
    const guard = guards.get(use.guard);
    if (!guard) throw new Error(`pattern ${id}: there is no guard named ${use.guard}`);
    return { guard, args: new GuardArguments(use.arguments) };
  };
  return { query: shape.query, when: shape.when.map(asked), unless: shape.unless.map(asked) };
}

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

function inOrder<T extends { readonly pattern: string; readonly region: Span }>(items: T[]): T[] {
  return items.sort(
    (a, b) => a.region.start - b.region.start || (a.pattern < b.pattern ? -1 : a.pattern > b.pattern ? 1 : 0),
  );
}
