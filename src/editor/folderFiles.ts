import { type Uri, workspace } from 'vscode';
import type { Files } from '../core/modules/files.ts';
import { folderOf } from '../core/modules/roots.ts';
import { decode } from '../worker/decode.ts';

/** Larger modules are generated or data; nothing that matters here is defined in them. */
const MAX_BYTES = 1_000_000;

/**
 * The files of a workspace folder as far as somebody asked for them. What is not there yet is noted, read by `load`, and
 * there when it is asked for again.
 */
export class FolderFiles implements Files {
  readonly roots: ReadonlySet<string>;
  readonly #top: Uri;
  readonly #names = new Map<string, ReadonlySet<string> | undefined>();
  readonly #texts = new Map<string, string | undefined>();
  readonly #missing = new Map<string, () => Promise<void>>();
  readonly #reading = new Set<Promise<void>>();

  constructor(top: Uri) {
    this.#top = top;
    this.roots = new Set([top.path]);
  }

  names(folder: string): ReadonlySet<string> | undefined {
    // Whoever asks for a folder asks for those around it next.
    for (const each of this.#upFrom(folder)) {
      if (this.#names.has(each)) break;
      this.#missing.set(each, async () => {
        this.#names.set(each, await orNothing(() => this.#list(each)));
      });
    }
    return this.#names.get(folder);
  }

  text(file: string): string | undefined {
    if (!this.#texts.has(file)) {
      this.#missing.set(file, async () => {
        this.#texts.set(file, await orNothing(() => this.#read(file)));
      });
    }
    return this.#texts.get(file);
  }

  /**
   * Reads what was asked for in vain since the last time, and waits for what is being read for others.
   *
   * @returns false when there was nothing
   */
  async load(): Promise<boolean> {
    for (const read of this.#missing.values()) {
      const reading = read().finally(() => this.#reading.delete(reading));
      this.#reading.add(reading);
    }
    this.#missing.clear();
    const awaited = [...this.#reading];
    await Promise.all(awaited);
    return awaited.length > 0;
  }

  /** A file or a folder has changed, come or gone. @returns whether anything was known of it */
  forget({ path }: Uri): boolean {
    const around = [...this.#upFrom(folderOf(path))];
    const below = [...this.#names.keys(), ...this.#texts.keys()].filter(
      (known) => known === path || known.startsWith(`${path}/`),
    );
    const known = [...around, ...below].filter((each) => this.#names.delete(each) || this.#texts.delete(each));
    return known.length > 0;
  }

  /** A folder and those around it, none above the one that is open. */
  *#upFrom(folder: string): Generator<string> {
    const top = this.#top.path;
    for (let each = folder; each === top || each.startsWith(`${top}/`); each = folderOf(each)) yield each;
  }

  async #list(folder: string): Promise<ReadonlySet<string>> {
    const entries = await workspace.fs.readDirectory(this.#top.with({ path: folder }));
    return new Set(entries.map(([name]) => name));
  }

  async #read(file: string): Promise<string | undefined> {
    const uri = this.#top.with({ path: file });
    const { size } = await workspace.fs.stat(uri);
    return size <= MAX_BYTES ? decode(await workspace.fs.readFile(uri)) : undefined;
  }
}

/** What cannot be read tells nothing. */
async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
