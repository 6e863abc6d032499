import {
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { Lens } from '../core/lens.ts';
import { setting } from './configuration.ts';
import type { AnalyzedText } from './fileFindings.ts';
import { PREFIX } from './ids.ts';
import type { Loader } from './loader.ts';
import type { Modules } from './modules.ts';
import { lostFindings, withFindings } from './moveAlong.ts';
import { OpenDocument } from './openDocument.ts';
import type { Projects } from './projects.ts';
import { isWanted, isWatched } from './watched.ts';

/** Analyses the Python documents that are open: at once when they open, after a pause in typing when they change. */
export class OpenDocuments {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #emptied = new EventEmitter<void>();
  /** Fires when the last one is closed. */
  readonly onDidEmpty = this.#emptied.event;
  readonly #open = new Map<TextDocument, OpenDocument>();
  readonly #loader: Loader;
  readonly #projects: Projects;
  readonly #modules: Modules;
  readonly #log: LogOutputChannel;
  readonly #events: Disposable;
  #lens: Lens | undefined;

  constructor(loader: Loader, projects: Projects, modules: Modules, log: LogOutputChannel) {
    this.#loader = loader;
    this.#projects = projects;
    this.#modules = modules;
    this.#log = log;
    this.#events = Disposable.from(
      this.#changed,
      this.#emptied,
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const file = this.#open.get(document);
        if (!file || !contentChanges.length) return;
        file.changed(contentChanges);
        this.#schedule(file, setting('delay', document.uri));
      }),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(PREFIX)) this.refresh();
      }),
      projects.onDidChange(() => this.refresh()),
      modules.onDidChange(() => this.#refreshLater()),
    );
  }

  /** Takes in what is open already, the file in view first. */
  start(): void {
    const first = window.activeTextEditor?.document;
    if (first) this.#opened(first);
    for (const document of workspace.textDocuments) if (document !== first) this.#opened(document);
  }

  get isEmpty(): boolean {
    return !this.#open.size;
  }

  /** Analyses everything again. */
  refresh(): void {
    for (const file of this.#open.values()) this.#schedule(file, 0);
  }

  has(uri: Uri): boolean {
    return this.#find(uri) !== undefined;
  }

  get(uri: Uri): AnalyzedText | undefined {
    return this.#find(uri)?.shown;
  }

  /** Resolves when a document that is open was looked at for the first time; at once for any other. */
  firstLook(uri: Uri): Promise<void> {
    return this.#find(uri)?.firstLook ?? Promise.resolve();
  }

  *uris(): Iterable<Uri> {
    for (const { document } of this.#open.values()) yield document.uri;
  }

  *entries(): Iterable<AnalyzedText> {
    for (const { shown } of this.#open.values()) if (shown) yield shown;
  }

  dispose(): void {
    this.#events.dispose();
    for (const file of this.#open.values()) file.close(this.#lens);
    this.#open.clear();
  }

  /** Analyses again, after the pause of whoever types: what changed may be one file of many. */
  #refreshLater(): void {
    for (const file of this.#open.values()) this.#schedule(file, setting('delay', file.document.uri));
  }

  #find(uri: Uri): OpenDocument | undefined {
    const key = uri.toString();
    for (const file of this.#open.values()) if (file.document.uri.toString() === key) return file;
    return undefined;
  }

  #opened(document: TextDocument): void {
    if (!isWatched(document) || this.#open.has(document)) return;
    const file = new OpenDocument(document);
    this.#open.set(document, file);
    this.#schedule(file, 0);
  }

  #closed(document: TextDocument): void {
    const file = this.#open.get(document);
    if (!file) return;
    this.#open.delete(document);
    this.#clear(file);
    if (!this.#open.size) this.#emptied.fire();
  }

  #schedule(file: OpenDocument, delay: number): void {
    clearTimeout(file.timer);
    const turn = ++file.turn;
    file.timer = setTimeout(() => void this.#run(file, turn), delay);
  }

  async #run(file: OpenDocument, turn: number): Promise<void> {
    try {
      await this.#analyze(file, () => file.turn === turn);
    } catch (error) {
      this.#log.error(`${file.id} could not be analysed: ${error instanceof Error ? error.stack : String(error)}`);
      this.#clear(file);
    }
  }

  /** @param isCurrent false as soon as the document has changed again or was closed */
  async #analyze(file: OpenDocument, isCurrent: () => boolean): Promise<void> {
    const { document } = file;
    if (!isWanted(document.uri)) return this.#clear(file);
    const text = document.getText();
    const limit = setting('maxFileSize', document.uri) * 1000;
    if (text.length > limit) {
      this.#log.info(`${file.id} is left alone: it has ${text.length} characters, the limit is ${limit}`);
      return this.#clear(file);
    }
    const gate = await this.#loader.gate();
    if (!isCurrent()) return;
    if (!gate.passes(text)) return this.#clear(file);
    const [lens, facts] = await Promise.all([this.#loader.lens(), this.#projects.factsFor(document.uri)]);
    if (!isCurrent()) return;
    if (!facts) return this.#clear(file);
    this.#lens = lens;
    const start = performance.now();
    const found = await this.#modules.settled(
      document.uri,
      lens,
      (around) => file.analyze(lens, { ...facts, ...around }),
      isCurrent,
    );
    if (!isCurrent()) return;
    this.#log.trace(`${file.id} version ${document.version}: ${(performance.now() - start).toFixed(1)} ms`);
    const shown = await this.#settle(file, found);
    if (!isCurrent()) return;
    if (shown === found) file.good = found.text;
    file.shown = shown;
    file.wasLookedAt();
    this.#changed.fire(document.uri);
  }

  /**
   * Keeps what was found before where the text cannot be read as Python just now: half a line typed should not make
   * findings vanish that are there again when the line is whole.
   */
  async #settle(file: OpenDocument, found: AnalyzedText): Promise<AnalyzedText> {
    const before = file.shown;
    const lost = before ? lostFindings(before.analysis, found.analysis) : [];
    if (!lost.length) return found;
    const isBroken = await this.#loader.syntaxCheck();
    if (found.analysis.complete && (!isBroken(found.text) || isBroken(file.good))) return found;
    return found.with(withFindings(found.analysis, lost));
  }

  #clear(file: OpenDocument): void {
    const had = file.shown !== undefined;
    file.close(this.#lens);
    file.wasLookedAt();
    if (had) this.#changed.fire(file.document.uri);
  }
}
