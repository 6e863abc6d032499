import type { Answer, Match } from './match.ts';

/** The kinds of argument a guard can take in a pattern file. */
export type ParameterKind = 'capture' | 'name' | 'names' | 'words' | 'number' | 'flag';

/** A named question about a match. One file each, listed in `guards/index.ts`, used by name in pattern files. */
export interface Guard {
  readonly name: string;
  /** Parameter → kind; a `?` at the end of the kind makes it optional. */
  readonly takes: Readonly<Record<string, ParameterKind | `${ParameterKind}?`>>;
  ask(match: Match, args: GuardArguments): Answer;
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
