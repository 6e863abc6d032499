import { type LogOutputChannel, Uri, workspace } from 'vscode';
import { Gate } from '../core/context/gate.ts';
import { createLens } from '../core/createLens.ts';
import { type Knowledge, readKnowledge } from '../core/knowledge/knowledge.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import type { Lens } from '../core/lens.ts';
import { readCompiledPatterns } from '../core/patterns/compiled.ts';
import { Python } from '../core/syntax/python.ts';

/** What the extension reads from its own folder, each when it is first asked for, through whatever file system it is on. */
export class Loader {
  /** Every pattern by id. Empty before the lens is loaded: whoever holds a finding has its pattern. */
  readonly patterns = new Map<string, PatternCard>();
  readonly gate = once(async () => new Gate((await this.#compiled()).gate));
  readonly lens = once(() => this.#timed('lens', () => this.#createLens()));
  readonly knowledge = once(() => this.#timed('knowledge index', () => this.#readKnowledge()));
  /** Whether a text cannot be read as Python. */
  readonly syntaxCheck = once(async () => {
    const python = await Python.load(await this.#read(RUNTIME), await this.#read(GRAMMAR));
    return (text: string): boolean => {
      const tree = python.parse(text, null, () => performance.now());
      const broken = tree?.rootNode.hasError ?? true;
      tree?.delete();
      return broken;
    };
  });
  readonly #compiled = once(() =>
    this.#timed('patterns', async () => readCompiledPatterns(await this.#json(PATTERNS))),
  );
  readonly #dist: Uri;
  readonly #log: LogOutputChannel;
  #loaded: Lens | undefined;
  #disposed = false;

  constructor(extension: Uri, log: LogOutputChannel) {
    this.#dist = Uri.joinPath(extension, 'dist');
    this.#log = log;
  }

  dispose(): void {
    this.#disposed = true;
    this.#loaded?.dispose();
  }

  async #createLens(): Promise<Lens> {
    const [runtime, grammar, patterns] = await Promise.all([
      this.#read(RUNTIME),
      this.#read(GRAMMAR),
      this.#compiled(),
    ]);
    const lens = await createLens({ runtime, grammar, patterns });
    for (const pattern of patterns.patterns) this.patterns.set(pattern.id, pattern);
    // Whoever asked may be gone by now.
    if (this.#disposed) lens.dispose();
    else this.#loaded = lens;
    return lens;
  }

  async #readKnowledge(): Promise<Knowledge> {
    return readKnowledge(await this.#json('knowledge.json'));
  }

  async #json(name: string): Promise<unknown> {
    return JSON.parse(new TextDecoder().decode(await this.#read(name)));
  }

  #read(name: string): Thenable<Uint8Array> {
    return workspace.fs.readFile(Uri.joinPath(this.#dist, name));
  }

  async #timed<T>(what: string, load: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      const loaded = await load();
      this.#log.debug(`${what} loaded in ${Math.round(performance.now() - start)} ms`);
      return loaded;
    } catch (error) {
      this.#log.error(`${what} could not be loaded: ${String(error)}`);
      throw error;
    }
  }
}

const RUNTIME = 'tree-sitter.wasm';
const GRAMMAR = 'tree-sitter-python.wasm';
const PATTERNS = 'patterns.json';

/** Does it when it is first asked for, and gives everyone the same result. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
