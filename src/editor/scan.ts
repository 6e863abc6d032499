import { CancellationTokenSource, Disposable, EventEmitter, type LogOutputChannel, type Uri, workspace } from 'vscode';
import { setting } from './configuration.ts';
import { PREFIX } from './ids.ts';
import { LeftOut, type LeftOutReason, whyExcluded } from './leftOut.ts';
import type { Loader } from './loader.ts';
import { lookAt, type Seen, type Tools } from './lookAt.ts';
import type { Modules } from './modules.ts';
import type { Projects } from './projects.ts';
import type { LookedAt, ScannedFile, ScanState } from './services.ts';
import type { Settings } from './settings.ts';
import { Pauses } from './pauses.ts';
import { allPythonFiles, PYTHON_FILES, pythonFiles, readAhead, readPython } from './pythonFiles.ts';
import { isExcluded, pathInProject } from './watched.ts';

/** How often the views are told while a scan runs. */
const TELL_MS = 250;
/** How many files of a folder are counted for the log: environments may hold more than anybody wants listed. */
const MOST_COUNTED = 10_000;
/** What decides which files count and what is found in them; the rest is about how it is shown. */
const DECIDING = [
  ...(['enable', 'exclude', 'inTests', 'maxFileSize'] satisfies (keyof Settings)[]).map((name) => `${PREFIX}.${name}`),
  'files.exclude',
];

/** One way over all files. */
interface Pass {
  readonly turn: number;
  readonly uris: readonly Uri[];
  readonly leftOut: LeftOut;
}

const IDLE: ScanState = { phase: 'none', scanned: 0, total: 0 };

/** The findings in the files of the workspace as they are on disk: made by a command, then kept up to date. */
export class WorkspaceScan {
  readonly #changed = new EventEmitter<readonly Uri[]>();
  readonly onDidChange = this.#changed.event;
  readonly #tools: Tools;
  readonly #log: LogOutputChannel;
  readonly #queue = new Map<string, Uri>();
  readonly #found = new Map<string, ScannedFile>();
  readonly #looked = new Map<string, LookedAt>();
  #state = IDLE;
  #watcher: Disposable | undefined;
  #running: CancellationTokenSource | undefined;
  /** Raised by all that speaks of every file, so that a run that is overtaken is dropped. */
  #turn = 0;
  #fresh: Uri[] = [];
  /** Those looking at single files. */
  #working: Promise<void> | undefined;

  constructor(loader: Loader, projects: Projects, modules: Modules, log: LogOutputChannel) {
    this.#tools = { loader, projects, modules, log };
    this.#log = log;
  }

  get state(): ScanState {
    return this.#state;
  }

  get(uri: Uri): ScannedFile | undefined {
    return this.#found.get(uri.toString());
  }

  entries(): Iterable<ScannedFile> {
    return this.#found.values();
  }

  /** Every file that was looked at, in no order. */
  looked(): Iterable<LookedAt> {
    return this.#looked.values();
  }

  /** Looks at every Python file and notebook of the workspace that is not excluded. What was found stays when it is stopped. */
  async run(): Promise<void> {
    if (this.#running) return;
    this.clear();
    this.#watch();
    const pass = await this.#lookAtAll();
    if (pass && this.#state.phase === 'done') void this.#tellLeftOut(pass);
  }

  stop(): void {
    this.#running?.cancel();
  }

  /** Forgets the results, and with them the wish to keep them up to date. */
  clear(): void {
    const gone = [...this.#found.values()].map(({ uri }) => uri);
    this.#running?.cancel();
    this.#running = undefined;
    this.#watcher?.dispose();
    this.#watcher = undefined;
    this.#queue.clear();
    this.#found.clear();
    this.#looked.clear();
    this.#fresh = gone;
    this.#tell(IDLE);
  }

  dispose(): void {
    this.#running?.cancel();
    this.#running = undefined;
    this.#watcher?.dispose();
    this.#watcher = undefined;
    this.#queue.clear();
    this.#changed.dispose();
  }

  #tell(state: ScanState): void {
    this.#state = state;
    const fresh = this.#fresh;
    this.#fresh = [];
    this.#changed.fire(fresh);
  }

  /** Looks at every file, from the first again when that is overtaken. @returns nothing to who overtakes */
  async #lookAtAll(): Promise<Pass | undefined> {
    this.#turn++;
    if (this.#running) return undefined;
    const source = (this.#running = new CancellationTokenSource());
    const start = performance.now();
    let pass: Pass;
    try {
      do pass = await this.#pass(source, this.#turn);
      while (pass.turn !== this.#turn && !source.token.isCancellationRequested);
      return pass;
    } finally {
      // Otherwise it was cleared, and another may be running by now.
      if (this.#running === source) {
        this.#running = undefined;
        const phase = source.token.isCancellationRequested ? 'stopped' : 'done';
        this.#tell({ ...this.#state, phase });
        const { scanned, total } = this.#state;
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        this.#log.info(`scan ${phase}: ${scanned} of ${total} files in ${seconds} s, findings in ${this.#found.size}`);
        void this.#work();
      }
      source.dispose();
    }
  }

  /** Goes once over all files; dropped when it is stopped or overtaken. */
  async #pass(source: CancellationTokenSource, turn: number): Promise<Pass> {
    const { token } = source;
    const leftOut = new LeftOut();
    const tell = (scanned: number, total: number): void => {
      if (this.#running === source) this.#tell({ phase: 'running', scanned, total });
    };
    tell(0, 0);
    await this.#working;
    const uris = await pythonFiles(token);
    const pause = new Pauses();
    let told = performance.now();
    let scanned = 0;
    for await (const [uri, text] of readAhead(uris)) {
      if (token.isCancellationRequested || turn !== this.#turn) break;
      const isChanged = await this.#look(uri, text, leftOut);
      // Cleared meanwhile.
      if (this.#running !== source) break;
      if (isChanged) this.#fresh.push(uri);
      this.#state = { phase: 'running', scanned: ++scanned, total: uris.length };
      await pause.ifDue();
      if (performance.now() - told < TELL_MS) continue;
      tell(scanned, uris.length);
      told = performance.now();
    }
    return { turn, uris, leftOut };
  }

  /** Says in the log which Python files are not among the results, and why. */
  async #tellLeftOut({ uris, leftOut }: Pass): Promise<void> {
    const watching = this.#watcher;
    const all = await allPythonFiles(MOST_COUNTED);
    // Cleared meanwhile.
    if (this.#watcher !== watching) return;
    const listed = new Set(uris.map((uri) => uri.toString()));
    for (const uri of all) {
      const path = pathInProject(uri);
      if (!listed.has(uri.toString())) leftOut.add(whyExcluded(path), path);
    }
    this.#log.info(leftOut.summary(all.length < MOST_COUNTED));
    for (const names of leftOut.names()) this.#log.debug(`left out ${names}`);
  }

  /** Analyses one file; until that is done, what was known of it holds. @returns whether that has changed */
  async #look(uri: Uri, text: string | undefined, leftOut?: LeftOut): Promise<boolean> {
    const key = uri.toString();
    const watcher = this.#watcher;
    if (!watcher) return false;
    const seen = await this.#see(uri, text, () => watcher === this.#watcher);
    // All may have been forgotten meanwhile.
    if (watcher !== this.#watcher) return false;
    const had = this.#found.delete(key);
    this.#looked.delete(key);
    if (typeof seen === 'string') {
      leftOut?.add(seen, pathInProject(uri));
      return had;
    }
    // It may have been switched off meanwhile.
    if (isLeftAlone(uri)) return had;
    this.#looked.set(key, seen.looked);
    const { isModelCode, skipped } = seen.looked;
    if (!isModelCode) leftOut?.add(skipped === undefined ? 'no-models' : 'unreadable', pathInProject(uri));
    if (!seen.found) return had;
    this.#found.set(key, seen.found);
    return true;
  }

  /** @param isWanted false when all was forgotten meanwhile @returns the reason for what is not to be looked at */
  async #see(uri: Uri, file: string | undefined, isWanted: () => boolean): Promise<Seen | LeftOutReason> {
    if (isLeftAlone(uri)) return 'excluded';
    return file === undefined ? 'unreadable' : lookAt(uri, file, this.#tools, isWanted);
  }

  /** Forgets at once what is not to be looked at any more: who turns us off does not wait for files to be read. */
  #drop(): void {
    for (const [key, { uri }] of this.#looked) if (isLeftAlone(uri)) this.#looked.delete(key);
    const gone = [...this.#found.values()].map(({ uri }) => uri).filter(isLeftAlone);
    for (const uri of gone) this.#found.delete(uri.toString());
    if (gone.length) this.#changed.fire(gone);
  }

  /** Follows what is saved, created and deleted, in this editor or elsewhere, and what settings and projects say. */
  #watch(): void {
    const watcher = workspace.createFileSystemWatcher(PYTHON_FILES);
    const again = (uri: Uri): void => {
      this.#queue.set(uri.toString(), uri);
      void this.#work();
    };
    const all = (): void => {
      this.#lookAtAll().catch((error: unknown) => this.#log.error(`scan: ${String(error)}`));
    };
    this.#watcher = Disposable.from(
      watcher,
      watcher.onDidChange(again),
      watcher.onDidCreate(again),
      watcher.onDidDelete(again),
      // Versions, configuration and settings speak of every file.
      this.#tools.projects.onDidChange(all),
      workspace.onDidChangeConfiguration((event) => {
        if (!DECIDING.some((name) => event.affectsConfiguration(name))) return;
        this.#drop();
        all();
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#drop();
        all();
      }),
    );
  }

  /** Looks at what has changed, one file after the other; a run waits, and lets it go on when it has come to its end. */
  async #work(): Promise<void> {
    if (this.#running) return;
    this.#working ??= this.#emptyQueue()
      .catch((error: unknown) => this.#log.error(`scan: ${String(error)}`))
      .finally(() => (this.#working = undefined));
    await this.#working;
  }

  async #emptyQueue(): Promise<void> {
    const pause = new Pauses();
    const changed: Uri[] = [];
    for (const [key, uri] of this.#queue) {
      if (this.#running) break;
      this.#queue.delete(key);
      if (await this.#look(uri, isLeftAlone(uri) ? undefined : await readPython(uri))) changed.push(uri);
      await pause.ifDue();
    }
    if (changed.length) this.#changed.fire(changed);
  }
}

/** Switched off, excluded, or in a folder that is not open any more. */
const isLeftAlone = (uri: Uri): boolean =>
  !setting('enable', uri) || !workspace.getWorkspaceFolder(uri) || isExcluded(uri);
