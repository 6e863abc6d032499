import type { Files } from './files.ts';
import type { Modules } from './modules.ts';
import type { Outline } from './outline.ts';
import { folderOf, rootsOf, up } from './roots.ts';

/** How many files a chain of imports and bases is followed through. */
const MAX_STEPS = 12;

interface Local {
  readonly kind: 'local';
  readonly file: string;
  readonly name: string;
}

/** Where a name is defined: in a file of the workspace, in a library, or in a file of the workspace that does not say how. */
type Definition = Local | { readonly kind: 'library'; readonly name: string } | { readonly kind: 'untold' };

const UNTOLD: Definition = { kind: 'untold' };

/** A module and the parts of a name that are inside it. */
interface Inside {
  readonly file: string;
  readonly rest: readonly string[];
}

/**
 * Follows names through the files of a workspace, as Python's imports would: from the folder of a file up to its project's
 * root.
 */
export class Workspace {
  readonly #files: Files;
  readonly #read: (text: string) => Outline;
  readonly #outlines = new Map<string, { readonly text: string; readonly outline: Outline }>();

  /** @param read makes the outline of a text */
  constructor(files: Files, read: (text: string) => Outline) {
    this.#files = files;
    this.#read = read;
  }

  /** What a file sees of the others. @param file its absolute path, with forward slashes */
  around(file: string): Modules {
    const known = new Map<string, Definition | undefined>();
    let roots: readonly string[] | undefined;
    const define = (name: string): Definition | undefined => {
      if (!known.has(name)) {
        const definition = this.#imported(name, file, MAX_STEPS, (roots ??= rootsOf(folderOf(file), this.#files)));
        known.set(name, definition);
        if (definition?.kind === 'local') known.set(identity(definition), definition);
      }
      return known.get(name);
    };
    return {
      meaning: (name) => {
        const definition = define(name);
        if (definition?.kind === 'local') return identity(definition);
        return definition?.kind === 'library' ? definition.name : undefined;
      },
      baseOf: (name) => {
        const definition = define(name);
        return definition?.kind === 'local' ? this.#base(definition, MAX_STEPS) : undefined;
      },
      returns: (name) => {
        const definition = define(name);
        return definition?.kind === 'local' ? this.#returned(definition) : undefined;
      },
    };
  }

  /** What a full name means in a file that imports it; undefined when no file of the workspace is on the way. */
  #imported(name: string, from: string, steps: number, roots?: readonly string[]): Definition | undefined {
    if (steps <= 0) return UNTOLD;
    const dots = /^\.*/.exec(name)![0].length;
    const parts = name.slice(dots).split('.').filter(Boolean);
    const folder = folderOf(from);
    for (const start of dots ? [up(folder, dots - 1)] : (roots ?? rootsOf(folder, this.#files))) {
      const found = this.#inFolder(start, parts, from);
      if (found) return this.#written(found.rest, found.file, steps - 1);
    }
    return undefined;
  }

  /** The module that the first parts of a name are. A file does not import itself. */
  #inFolder(folder: string, parts: readonly string[], from: string): Inside | undefined {
    let here = folder;
    let found: Inside | undefined;
    for (let i = 0; i <= parts.length; i++) {
      const names = this.#files.names(here);
      if (!names) break;
      if (names.has('__init__.py') && `${here}/__init__.py` !== from) {
        if (i > 0) found = { file: `${here}/__init__.py`, rest: parts.slice(i) };
      }
      const part = parts[i];
      if (part === undefined) break;
      if (names.has(`${part}.py`) && `${here}/${part}.py` !== from) {
        found = { file: `${here}/${part}.py`, rest: parts.slice(i + 1) };
      }
      if (!names.has(part)) break;
      here = `${here}/${part}`;
    }
    return found;
  }

  /** What a name that is written in a file (`nn.Module`, `Base`) means there. */
  #written([head, ...rest]: readonly string[], file: string, steps: number): Definition {
    const outline = steps > 0 ? this.#outlineOf(file) : undefined;
    if (!outline || head === undefined) return UNTOLD;
    if (outline.classes.has(head) || outline.functions.has(head)) {
      return rest.length ? UNTOLD : { kind: 'local', file, name: head };
    }
    const imported = outline.imports.get(head);
    if (imported !== undefined) {
      const full = [imported, ...rest].join('.');
      const found = this.#imported(full, file, steps - 1);
      return found ?? (full.startsWith('.') ? UNTOLD : { kind: 'library', name: full });
    }
    const alias = outline.aliases.get(head);
    if (alias !== undefined && alias !== head) return this.#written([...alias.split('.'), ...rest], file, steps - 1);
    for (const star of outline.stars) {
      const full = star.endsWith('.') ? `${star}${head}` : `${star}.${head}`;
      const found = this.#imported([full, ...rest].join('.'), file, steps - 1);
      if (found && found !== UNTOLD) return found;
    }
    return UNTOLD;
  }

  /** The first library class on the way up from a class, base by base. */
  #base({ file, name }: Local, steps: number): string | undefined {
    if (steps <= 0) return undefined;
    for (const base of this.#outlineOf(file)?.classes.get(name) ?? []) {
      const meant = this.#written(base.split('.'), file, MAX_STEPS);
      const found = this.#library(meant, steps - 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #returned({ file, name }: Local): string | undefined {
    const type = this.#outlineOf(file)?.functions.get(name);
    return type === undefined ? undefined : this.#library(this.#written(type.split('.'), file, MAX_STEPS), MAX_STEPS);
  }

  #library(definition: Definition, steps: number): string | undefined {
    if (definition.kind === 'local') return this.#base(definition, steps);
    return definition.kind === 'library' ? definition.name : undefined;
  }

  #outlineOf(file: string): Outline | undefined {
    const text = this.#files.text(file);
    if (text === undefined) return undefined;
    let known = this.#outlines.get(file);
    if (known?.text !== text) this.#outlines.set(file, (known = { text, outline: this.#read(text) }));
    return known.outline;
  }
}

/** Never the name of a library: those hold no slash. The part behind the last dot is the name itself. */
const identity = ({ file, name }: Local): string => `${file}.${name}`;
