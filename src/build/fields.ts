import { nearest } from '../core/words/nearest.ts';
import type { Faults } from './faults.ts';

interface Count {
  readonly min?: number;
  readonly max?: number;
  /** Whether a text may stand there more than once. */
  readonly repeats?: boolean;
}

/**
 * Reads the fields of one YAML mapping, noting what is missing, of the wrong kind or unknown.
 *
 * A field at fault yields an empty value of the right type, so that reading goes on and finds the other faults.
 */
export class Fields {
  readonly file: string;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #faults: Faults;
  readonly #path: string;
  readonly #asked = new Set<string>();

  /** @param path where the mapping stands in its file, empty for the whole file */
  constructor(file: string, value: unknown, faults: Faults, path = '') {
    this.file = file;
    this.#faults = faults;
    this.#path = path;
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isMapping) faults.add(file, path, `should be a mapping of fields, is ${describe(value)}`);
    this.#values = isMapping ? (value as Record<string, unknown>) : {};
  }

  fault(field: string, what: string): void {
    this.#faults.add(this.file, this.#at(field), what);
  }

  has(field: string): boolean {
    this.#asked.add(field);
    return this.#values[field] !== undefined;
  }

  isNull(field: string): boolean {
    this.#asked.add(field);
    return this.#values[field] === null;
  }

  text(field: string): string {
    const value = this.#take(field);
    if (typeof value === 'string' && value.trim()) return value.trim();
    return this.#wrong(field, value, 'a text', '');
  }

  optionalText(field: string): string | undefined {
    return this.has(field) ? this.text(field) : undefined;
  }

  /** A text of the given form; `form` says in words what would be right. */
  shaped(field: string, shape: RegExp, form: string): string {
    const value = this.text(field);
    if (value && !shape.test(value)) this.fault(field, `«${value}» should be ${form}`);
    return value;
  }

  word<T extends string>(field: string, allowed: readonly T[]): T {
    const value = this.text(field);
    if (value) this.#check(field, value, allowed);
    return value as T;
  }

  words<T extends string>(field: string, allowed: readonly T[], count?: Count): T[] {
    const values = this.texts(field, count);
    values.forEach((value, i) => this.#check(`${field}[${i}]`, value, allowed));
    return values as T[];
  }

  /** A list of texts, all different unless they may repeat. */
  texts(field: string, count: Count = {}): string[] {
    const texts = this.#list(field).flatMap((value, i) => {
      if (typeof value === 'string' && value.trim()) return [value.trim()];
      return this.#wrong(`${field}[${i}]`, value, 'a text', []);
    });
    const { min = 0, max = Infinity, repeats = false } = count;
    const twice = texts.find((text, i) => texts.indexOf(text) !== i);
    if (twice !== undefined && !repeats) this.fault(field, `«${twice}» stands there twice`);
    if (texts.length < min || texts.length > max) {
      this.fault(
        field,
        `has ${texts.length} entries, should have ${max === Infinity ? `at least ${min}` : `${min} to ${max}`}`,
      );
    }
    return texts;
  }

  integer(field: string, least = -Infinity): number {
    const value = this.#take(field);
    if (Number.isInteger(value) && (value as number) >= least) return value as number;
    return this.#wrong(field, value, least === -Infinity ? 'a whole number' : `a whole number from ${least} up`, 0);
  }

  optionalNumber(field: string): number | undefined {
    if (!this.has(field)) return undefined;
    const value = this.#take(field);
    return typeof value === 'number' && Number.isFinite(value)
      ? value
      : this.#wrong(field, value, 'a number', undefined);
  }

  flag(field: string): boolean {
    const value = this.#take(field);
    return typeof value === 'boolean' ? value : this.#wrong(field, value, 'true or false', false);
  }

  /** A list of mappings. */
  records(field: string): Fields[] {
    return this.#list(field).map((value, i) => new Fields(this.file, value, this.#faults, this.#at(`${field}[${i}]`)));
  }

  /** The fields that are there, where they are free. */
  names(): string[] {
    return Object.keys(this.#values);
  }

  /** Entries of a mapping whose keys are free. */
  entries(field: string): [string, unknown][] {
    const value = this.#take(field);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
    return this.#wrong(field, value, 'a mapping', []);
  }

  /** To be called when every field was asked for: reports those nobody knows. */
  done(): void {
    for (const field of Object.keys(this.#values)) {
      if (this.#asked.has(field)) continue;
      const known = nearest(field, [...this.#asked]);
      this.fault(field, known ? `is not a known field; did you mean «${known}»?` : 'is not a known field');
    }
  }

  #list(field: string): unknown[] {
    const value = this.#take(field);
    return Array.isArray(value) ? value : this.#wrong(field, value, 'a list', []);
  }

  #take(field: string): unknown {
    this.#asked.add(field);
    return this.#values[field];
  }

  #check(field: string, value: string, allowed: readonly string[]): void {
    if (!allowed.includes(value)) this.fault(field, `«${value}» should be one of ${allowed.join(', ')}`);
  }

  #wrong<T>(field: string, value: unknown, right: string, instead: T): T {
    this.fault(
      field,
      value === undefined ? `is missing, should be ${right}` : `should be ${right}, is ${describe(value)}`,
    );
    return instead;
  }

  #at(field: string): string {
    return this.#path && field ? `${this.#path}.${field}` : this.#path || field;
  }
}

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return JSON.stringify(value) ?? 'nothing';
}
