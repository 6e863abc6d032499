import type { GuardUse, Pattern, Shape } from '../knowledge/pattern.ts';
import type { Apis } from '../names/apis.ts';
import { type Guard, GuardArguments, type Need } from './guard.ts';
import { readTrigger, type Trigger } from './trigger.ts';

export interface AskedGuard {
  readonly guard: Guard;
  readonly args: GuardArguments;
}

export interface ReadyShape {
  readonly query: string;
  /** What a text must hold for the shape to be there at all. */
  readonly needs: readonly Need[];
  readonly when: readonly AskedGuard[];
  readonly unless: readonly AskedGuard[];
}

/** A pattern whose words are read and whose guards are found. */
export interface ReadyPattern {
  readonly pattern: Pattern;
  readonly triggers: readonly Trigger[];
  readonly shapes: readonly ReadyShape[];
}

/** @throws Error when a guard is named that does not exist */
export function ready(pattern: Pattern, guards: ReadonlyMap<string, Guard>, apis: Apis): ReadyPattern {
  const asked = (use: GuardUse): AskedGuard => {
    const guard = guards.get(use.guard);
    if (!guard) throw new Error(`pattern ${pattern.id}: there is no guard named ${use.guard}`);
    return { guard, args: new GuardArguments(use.arguments) };
  };
  const shapeOf = (shape: Shape): ReadyShape => {
    const when = shape.when.map(asked);
    const needs = when.flatMap(({ guard, args }) => guard.needs?.(args, apis) ?? []);
    return { query: shape.query, needs, when, unless: shape.unless.map(asked) };
  };
  return { pattern, triggers: pattern.words.map(readTrigger), shapes: pattern.shapes.map(shapeOf) };
}
