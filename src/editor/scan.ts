import {
  type CancellationToken,
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  RelativePattern,
  type Uri,
  workspace,
} from 'vscode';
import type { Analysis } from '../core/patterns/finding.ts';
import { decode } from '../worker/decode.ts';
import { setting } from './configuration.ts';
import { AnalyzedText } from './fileFindings.ts';
import { PREFIX } from './ids.ts';
import type { Loader } from './loader.ts';
import type { Modules } from './modules.ts';
import type { Projects } from './projects.ts';
import type { LookedAt, ScanState } from './services.ts';
import type { Settings } from './settings.ts';
import { Pauses } from './pauses.ts';
import { excludedGlobs, isExcluded, pathInProject } from './watched.ts';

const PYTHON_FILES = '**/*.{py,pyw}';
/** How many files are read at a time. */
const READ_AHEAD = 32;
/** How often the views are told while a scan runs. */
const TELL_MS = 250;
/** What decides which files count and what is found in them; the rest is about how it is shown. */
const DECIDING = [
  ...(['enable', 'exclude', 'inTests', 'maxFileSize'] satisfies (keyof Settings)[]).map((name) => `${PREFIX}.${name}`),
  'files.exclude',
];

const IDLE: ScanState = { phase: 'none', scanned: 0, total: 0 };

/** What a look at a file gives. */
interface Seen {
  readonly looked: LookedAt;
  /** Absent where there is nothing to show. */
  readonly found?: AnalyzedText;
}

/** The findings in the files of the workspace as they are on disk: made by a command, then kept up to date. */
export class WorkspaceScan {
  readonly #changed = new EventEmitter<readonly Uri[]>();
  readonly onDidChange = this.#changed.event;
  readonly #loader: Loader;
  readonly #projects: Projects;
  readonly #modules: Modules;
  readonly #log: LogOutputChannel;
  readonly #found = new Map<string, AnalyzedText>();
  readonly #looked = new Map<string, LookedAt>();
  readonly #queue = new Map<string, Uri>();
  #state = IDLE;
  #watcher: Disposable | undefined;
  #working = false;

  constructor(loader: Loader, projects: Projects, modules: Modules, log: LogOutputChannel) {
    this.#loader = loader;
    this.#projects = projects;
    this.#modules = modules;
    this.#log = log;
  }

  get state(): ScanState {
    return this.#state;
  }

  get(uri: Uri): AnalyzedText | undefined {
    return this.#found.get(uri.toString());
  }

  entries(): Iterable<AnalyzedText> {
    return this.#found.values();
  }

  /** Every file that was looked at, in no order. */
  looked(): Iterable<LookedAt> {
    return this.#looked.values();
  }

  /** Looks at every Python file of the workspace that is not excluded. What was found stays when it is stopped. */
  async run(token: CancellationToken, report: (state: ScanState) => void): Promise<void> {
    if (this.#state.phase === 'running') return;
    this.clear();
    const start = performance.now();
    let fresh: Uri[] = [];
    const tell = (state: ScanState): void => {
      this.#state = state;
      report(state);
      this.#changed.fire(fresh);
      fresh = [];
    };
    tell({ phase: 'running', scanned: 0, total: 0 });
    try {
      const uris = await this.#list(token);
      const total = uris.length;
      this.#watch();
      const pause = new Pauses();
      let told = performance.now();
      for await (const [uri, text] of readAhead(uris)) {
        if (token.isCancellationRequested) break;
        if (await this.#look(uri, text)) fresh.push(uri);
        this.#state = { phase: 'running', scanned: this.#state.scanned + 1, total };
        await pause.ifDue();
        if (performance.now() - told < TELL_MS) continue;
        tell(this.#state);
        told = performance.now();
      }
    } finally {
      const phase = token.isCancellationRequested ? 'stopped' : 'done';
      tell({ ...this.#state, phase });
      const { scanned, total } = this.#state;
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      this.#log.info(`scan ${phase}: ${scanned} of ${total} files in ${seconds} s, findings in ${this.#found.size}`);
    }
  }

  /** Forgets the results, and with them the wish to keep them up to date. */
  clear(): void {
    const gone = [...this.#found.values()].map(({ uri }) => uri);
    this.#watcher?.dispose();
    this.#watcher = undefined;
    this.#queue.clear();
    this.#found.clear();
    this.#looked.clear();
    this.#state = IDLE;
    this.#changed.fire(gone);
  }

  dispose(): void {
    this.#watcher?.dispose();
    this.#queue.clear();
    this.#changed.dispose();
  }

  async #list(token?: CancellationToken): Promise<Uri[]> {
    const lists = await Promise.all(
      (workspace.workspaceFolders ?? []).map((folder) => {
        const globs = excludedGlobs(folder.uri).flatMap(alternatives);
        const exclude = globs.length ? `{${globs.join(',')}}` : undefined;
        return workspace.findFiles(new RelativePattern(folder, PYTHON_FILES), exclude, undefined, token);
      }),
    );
    return lists.flat().sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
  }

  /** Analyses one file; until that is done, what was known of it holds. @returns whether that has changed */
  async #look(uri: Uri, text: string | undefined): Promise<boolean> {
    const key = uri.toString();
    const watcher = this.#watcher;
    const seen = await this.#see(uri, text);
    // All may have been forgotten meanwhile.
    if (watcher !== this.#watcher) return false;
    const had = this.#found.delete(key);
    this.#looked.delete(key);
    // It may have been switched off meanwhile.
    if (!seen || isLeftAlone(uri)) return had;
    this.#looked.set(key, seen.looked);
    if (!seen.found) return had;
    this.#found.set(key, seen.found);
    return true;
  }

  /** Undefined for what is not to be looked at. */
  async #see(uri: Uri, text: string | undefined): Promise<Seen | undefined> {
    if (isLeftAlone(uri) || text === undefined || text.length > setting('maxFileSize', uri) * 1000) return undefined;
    const facts = await this.#projects.factsFor(uri);
    if (!facts) return undefined;
    const isModelCode = (await this.#loader.gate()).passes(text);
    const looked = { uri, isModelCode, undecided: 0, versions: facts.versions };
    if (!isModelCode) return { looked };
    const lens = await this.#loader.lens();
    try {
      const analysis = await this.#modules.settled(uri, lens, (around) =>
        lens.analyze({ id: pathInProject(uri), text }, { ...facts, ...around }),
      );
      const found = isEmpty(analysis) ? {} : { found: new AnalyzedText(uri, text, analysis, facts.versions) };
      return { looked: { ...looked, undecided: analysis.undecided.length }, ...found };
    } catch (error) {
      this.#log.error(`${pathInProject(uri)} could not be analysed: ${String(error)}`);
      return { looked };
    }
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
    const all = async (): Promise<void> => {
      const uris = await this.#list();
      if (this.#watcher === watching) uris.forEach(again);
    };
    const watching = Disposable.from(
      watcher,
      watcher.onDidChange(again),
      watcher.onDidCreate(again),
      watcher.onDidDelete(again),
      // Versions, configuration and settings speak of every file.
      this.#projects.onDidChange(() => void all()),
      workspace.onDidChangeConfiguration((event) => {
        if (!DECIDING.some((name) => event.affectsConfiguration(name))) return;
        this.#drop();
        void all();
      }),
      workspace.onDidChangeWorkspaceFolders(() => {
        this.#drop();
        void all();
      }),
    );
    this.#watcher = watching;
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    const pause = new Pauses();
    const changed: Uri[] = [];
    for (const [key, uri] of this.#queue) {
      this.#queue.delete(key);
      if (await this.#look(uri, isLeftAlone(uri) ? undefined : await read(uri))) changed.push(uri);
      await pause.ifDue();
    }
    this.#working = false;
    if (changed.length) this.#changed.fire(changed);
  }
}

/** Switched off, excluded, or in a folder that is not open any more. */
const isLeftAlone = (uri: Uri): boolean =>
  !setting('enable', uri) || !workspace.getWorkspaceFolder(uri) || isExcluded(uri);

/** Nothing to be shown or reported but a number: the text is not worth keeping. */
const isEmpty = ({ findings, suppressed, pragmas, complete }: Analysis): boolean =>
  complete && !findings.length && !suppressed.length && !pragmas.length;

/** Reads some files ahead of the one that is looked at: where files are far away, waiting is most of the work. */
async function* readAhead(uris: readonly Uri[]): AsyncGenerator<readonly [Uri, string | undefined]> {
  const reading: Promise<readonly [Uri, string | undefined]>[] = [];
  const start = async (uri: Uri) => [uri, await read(uri)] as const;
  for (const uri of uris) {
    reading.push(start(uri));
    if (reading.length >= READ_AHEAD) yield await reading.shift()!;
  }
  yield* reading;
}

/** A file that is gone, cannot be read or is no text has none. */
async function read(uri: Uri): Promise<string | undefined> {
  try {
    return decode(await workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** `{a,b}/c` → `a/c`, `b/c`: braces of the setting cannot stand inside the braces that join its globs. */
function alternatives(glob: string): string[] {
  const [, before, inside, after] = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(glob) ?? [];
  if (inside === undefined) return [glob];
  return inside.split(',').flatMap((part) => alternatives(`${before}${part}${after}`));
}
