import { type Modules, NO_MODULES } from '../modules/modules.ts';

/** What is known of library names, compiled from `data/apis`. */
export interface ApiTable {
  readonly same: Readonly<Record<string, string>>;
  readonly tensors: readonly string[];
  readonly gives: Readonly<Record<string, string>>;
  readonly bases: Readonly<Record<string, string>>;
  readonly tensorMembers: Readonly<Record<string, string>>;
  readonly moduleReturnsSelf: readonly string[];
  /** Qualified name (or `Tensor.<method>`) → operation. */
  readonly operations: Readonly<Record<string, string>>;
}

/** Looks names up; entries with a `*` stand for one run of characters, the longest entry wins. */
export class Apis {
  readonly table: ApiTable;
  readonly #maps: Maps;
  readonly #modules: Modules;

  constructor(table: ApiTable, modules: Modules = NO_MODULES, maps: Maps = mapsOf(table)) {
    this.table = table;
    this.#maps = maps;
    this.#modules = modules;
  }

  /** The same table, beside what other files of a workspace define. */
  beside(modules: Modules): Apis {
    return new Apis(this.table, modules, this.#maps);
  }

  /** The one name under which a thing is known here, whatever module it was imported from. */
  canonical(name: string): string {
    const known = this.#same(name);
    // A library is looked at in its own workspace as well: what is known of a name stands above where it is defined.
    if (this.#modules === NO_MODULES || this.#isKnown(known)) return known;
    const meant = this.#modules.meaning(name);
    return meant === undefined ? known : this.#same(meant);
  }

  /** What `from module import *` binds a name to, or undefined where that is not known. */
  fromStar(module: string, name: string): string | undefined {
    const full = module.endsWith('.') ? module + name : `${module}.${name}`;
    if (module.startsWith('.')) return this.#modules.meaning(full);
    const known = this.#same(full);
    const isKnown = this.operation(known) !== undefined || (this.gives(known) !== undefined && isClassName(name));
    return this.#modules.meaning(full) ?? (isKnown ? known : undefined);
  }

  #same(name: string): string {
    for (let i = 0; i < 4; i++) {
      const next = this.#maps.same.get(name, true);
      if (!next || next === name) return name;
      name = next;
    }
    return name;
  }

  #isKnown(name: string): boolean {
    const { gives, bases, operations } = this.#maps;
    return [gives, bases, operations].some((map) => map.get(name) !== undefined) || this.#givesTensor(name);
  }

  /** The last words of all names under which a thing can be imported or used: `float16` and `half`. */
  lastWords(name: string): readonly string[] {
    const others = Object.keys(this.table.same).filter((other) => !other.includes('*') && this.#same(other) === name);
    return [...new Set([name, ...others].map((full) => full.slice(full.lastIndexOf('.') + 1)))];
  }

  /** The class of what calling `name` gives: a class name, `same-as-first-argument`, `unknown`, or undefined. */
  gives(name: string): string | undefined {
    const given = this.#maps.gives.get(name) ?? this.#modules.returns(name);
    if (given) return given;
    if (isClassName(name)) return name;
    const dot = name.lastIndexOf('.');
    if (name.slice(dot + 1).startsWith('from_') && isClassName(name.slice(0, dot))) return name.slice(0, dot);
    return this.#givesTensor(name) ? 'torch.Tensor' : undefined;
  }

  #givesTensor(name: string): boolean {
    return this.#maps.tensors.some((prefix) => name.startsWith(prefix) && !name.slice(prefix.length).includes('.'));
  }

  /** True when class `name` is `ancestor` or derives from it. */
  isKind(name: string, ancestor: string): boolean {
    for (let current = name, i = 0; i < 6; i++) {
      if (current === ancestor) return true;
      const base = this.#maps.bases.get(current) ?? this.#modules.baseOf(current);
      if (!base || base === current || base === 'unknown') return false;
      current = base;
    }
    return false;
  }

  operation(name: string): string | undefined {
    return this.#maps.operations.get(name);
  }
}

/** True when the last part of a dotted name is written like a class. */
export const isClassName = (name: string): boolean => /^[A-Z]/.test(name.slice(name.lastIndexOf('.') + 1));

interface Maps {
  readonly same: NameMap;
  readonly gives: NameMap;
  readonly bases: NameMap;
  readonly operations: NameMap;
  /** Beginnings of names whose calls give tensors. */
  readonly tensors: readonly string[];
}

const mapsOf = ({ same, gives, bases, operations, tensors }: ApiTable): Maps => ({
  same: new NameMap(same),
  gives: new NameMap(gives),
  bases: new NameMap(bases),
  operations: new NameMap(operations),
  tensors: tensors.map((entry) => entry.replace(/\*$/, '')),
});

class NameMap {
  readonly #exact = new Map<string, string>();
  readonly #open: {
    readonly before: string;
    readonly after: string;
    readonly value: string;
  }[] = [];
  readonly #seen = new Map<string, string | undefined>();

  constructor(entries: Readonly<Record<string, string>>) {
    for (const [name, value] of Object.entries(entries)) {
      const star = name.indexOf('*');
      if (star < 0) this.#exact.set(name, value);
      else
        this.#open.push({
          before: name.slice(0, star),
          after: name.slice(star + 1),
          value,
        });
    }
    this.#open.sort((a, b) => b.before.length + b.after.length - (a.before.length + a.after.length));
  }

  /** @param carry put what the `*` stood for in place of the value's own `*`. */
  get(name: string, carry = false): string | undefined {
    const key = name;
    if (this.#seen.has(key)) return this.#seen.get(key);
    let value = this.#exact.get(name);
    if (value === undefined) {
      const entry = this.#open.find(
        ({ before, after }) =>
          name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after),
      );
      if (entry) {
        const rest = name.slice(entry.before.length, name.length - entry.after.length);
        value = carry ? entry.value.replace('*', rest) : entry.value;
      }
    }
    this.#seen.set(key, value);
    return value;
  }
}
