import type { Apis } from '../names/apis.ts';
import type { Surroundings } from '../source/surroundings.ts';
import type { SourceText } from '../source/text.ts';
import type { Answer, Match } from './match.ts';
import type { ProjectFacts } from './project.ts';

/** The kinds of argument a guard can take in a pattern file. */
export type ParameterKind = 'capture' | 'name' | 'names' | 'words' | 'number' | 'flag';

/** Something without which a guard cannot hold anywhere in a file: any of these is enough. */
export interface Need {
  /** One of them stands in the text. */
  readonly words: readonly string[];
  /** It matches the name of a function. */
  readonly defined?: RegExp;
  /** It matches somewhere in the text; the dearest of the three. */
  readonly text?: RegExp;
}

/** A named question about a match. One file each, listed in `guards/all.ts`, used by name in pattern files. */
export interface Guard {
  readonly name: string;
  /** Parameter → kind; a `?` at the end of the kind makes it optional. */
  readonly takes: Readonly<Record<string, ParameterKind | `${ParameterKind}?`>>;
  ask(match: Match, args: GuardArguments): Answer;
  /** What `ask` answers, where the text or the project tells it: `yes` or `no`, the same for all of a file. Saves parsing. */
  holdsIn?(source: SourceText, args: GuardArguments, project: ProjectFacts): boolean;
  /** False when the answer is sure to be `no` for whatever stands in these surroundings; saves looking at the tree. */
  mayStand?(around: Surroundings, args: GuardArguments): boolean;
  /** All of these must be met by a file's text for the answer to be anything but `no`. Asked once; saves parsing. */
  needs?(args: GuardArguments, apis: Apis): readonly Need[];
}

/** The arguments of one use of a guard, read by kind. They were checked when the patterns were compiled. */
export class GuardArguments {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values;
  }

  text(name: string): string {
    return String(this.#values[name]);
  }

  optional(name: string): string | undefined {
    return this.#values[name] === undefined ? undefined : String(this.#values[name]);
  }

  list(name: string): readonly string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
  }

  number(name: string, otherwise: number): number {
    return typeof this.#values[name] === 'number' ? (this.#values[name] as number) : otherwise;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }
}
