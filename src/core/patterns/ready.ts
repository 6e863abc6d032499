import type { GuardUse, Pattern, Shape } from '../knowledge/pattern.ts';
import type { Apis } from '../names/apis.ts';
import { type Guard, GuardArguments, type Need } from './guard.ts';
import { readTrigger, type Trigger } from './trigger.ts';

export interface AskedGuard {
  readonly guard: Guard;
  readonly args: GuardArguments;
  /** The same for uses of which the text around a place says the same: the captures differ at most. */
  readonly key: string;
}

export interface ReadyShape {
  readonly query: string;
  /** The words that lead to it: those of its pattern, less those beside which its query cannot match. */
  readonly triggers: readonly Trigger[];
  /** What a text must hold for the shape to be there at all. */
  readonly needs: readonly Need[];
  readonly when: readonly AskedGuard[];
  /** Of these the ones that can tell by the text around a place that it is none. */
  readonly mayStand: readonly AskedGuard[];
  readonly unless: readonly AskedGuard[];
  /** Those of both that the text alone answers. */
  readonly told: { readonly when: readonly AskedGuard[]; readonly unless: readonly AskedGuard[] };
}

/** A pattern whose words are read and whose guards are found. */
export interface ReadyPattern {
  readonly pattern: Pattern;
  readonly shapes: readonly ReadyShape[];
}

/** @throws Error when a guard is named that does not exist */
export function ready(pattern: Pattern, guards: ReadonlyMap<string, Guard>, apis: Apis): ReadyPattern {
  const asked = (use: GuardUse): AskedGuard => {
    const guard = guards.get(use.guard);
    if (!guard) throw new Error(`pattern ${pattern.id}: there is no guard named ${use.guard}`);
    return { guard, args: new GuardArguments(use.arguments), key: keyOf(guard, use) };
  };
  const triggers = pattern.words.map(readTrigger);
  const shapeOf = (shape: Shape): ReadyShape => {
    const when = shape.when.map(asked);
    const unless = shape.unless.map(asked);
    const isTold = ({ guard }: AskedGuard): boolean => guard.holdsIn !== undefined;
    const needs = when.flatMap(({ guard, args }) => guard.needs?.(args, apis) ?? []);
    return {
      query: shape.query,
      triggers: ledBy(shape.query, triggers),
      needs,
      when,
      mayStand: when.filter(({ guard }) => guard.mayStand),
      unless,
      told: { when: when.filter(isTold), unless: unless.filter(isTold) },
    };
  };
  return { pattern, shapes: pattern.shapes.map(shapeOf) };
}

const keyOf = ({ name, takes }: Guard, use: GuardUse): string =>
  `${name} ${JSON.stringify(Object.entries(use.arguments).filter(([argument]) => !takes[argument]?.startsWith('capture')))}`;

/** `(#eq? @method "item")`, `(#any-of? @method "item" "tolist")` */
const SPELLED = /\(#(?:eq|any-of)\?\s+@([\w.]+)((?:\s+"[^"\\]*")+)\s*\)/g;

const TEXTS = /"(?:[^"\\]|\\.)*"/g;

/**
 * The triggers that can lead to a match. Where the query asks for a node spelled like one of them, the others only lead to
 * places where it is asked for in vain. In a query with arms (`[…]`) nobody knows in which one a node is asked for.
 */
function ledBy(query: string, triggers: readonly Trigger[]): readonly Trigger[] {
  if (query.replace(TEXTS, '').includes('[')) return triggers;
  const words = new Set(triggers.map(({ word }) => word));
  for (const [, capture = '', list = ''] of query.matchAll(SPELLED)) {
    const spelled = new Set(Array.from(list.matchAll(/"([^"]*)"/g), (match) => match[1]!));
    if (![...spelled].every((word) => words.has(word))) continue;
    const leading = triggers.filter(({ word }) => spelled.has(word));
    return query.includes(`function: (identifier) @${capture}`) ? leading.map(asName) : leading;
  }
  return triggers;
}

/** What is called by its name alone is no method. */
const asName = (trigger: Trigger): Trigger =>
  trigger.isMember ? trigger : { ...trigger, written: `${trigger.written} as a name`, isFree: true };
