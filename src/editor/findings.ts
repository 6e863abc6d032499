import { Disposable, EventEmitter, type LogOutputChannel, Uri } from 'vscode';
import { type Analysis, NOTHING } from '../core/patterns/finding.ts';
import { type FileReport, leftOut, nothingIn } from '../core/report/fileReport.ts';
import { Hidden } from './hidden.ts';
import type { Loader } from './loader.ts';
import { Modules } from './modules.ts';
import { OpenDocuments } from './openDocuments.ts';
import type { ProjectConfigs } from './projectConfigs.ts';
import { Projects } from './projects.ts';
import { WorkspaceScan } from './scan.ts';
import type { FileFindings, FindingsStore, LookedAt, ScanState } from './services.ts';
import { pathInProject } from './watched.ts';

/** The findings of open documents and of the last scan, as one. */
export class Findings implements FindingsStore {
  readonly #changed = new EventEmitter<readonly Uri[]>();
  readonly onDidChange = this.#changed.event;
  readonly #loader: Loader;
  readonly #projects: Projects;
  readonly #modules = new Modules();
  readonly #documents: OpenDocuments;
  readonly #scan: WorkspaceScan;
  readonly #hidden: Hidden;
  readonly #owned: Disposable;

  constructor(loader: Loader, configs: ProjectConfigs, log: LogOutputChannel) {
    this.#loader = loader;
    this.#projects = new Projects(configs, log);
    this.#documents = new OpenDocuments(loader, this.#projects, this.#modules, log);
    this.#scan = new WorkspaceScan(loader, this.#projects, this.#modules, log);
    this.#hidden = new Hidden(loader.patterns);
    this.#owned = Disposable.from(
      this.#hidden,
      this.#hidden.onDidChange(() => this.#changed.fire([...this.#all().keys()].map((uri) => Uri.parse(uri)))),
      this.#documents.onDidChange((uri) => this.#changed.fire([uri])),
      this.#scan.onDidChange((uris) => this.#changed.fire(uris)),
      this.#documents.onDidEmpty(() => this.#restIfIdle()),
      this.#scan.onDidChange(() => this.#restIfIdle()),
      this.#documents,
      this.#scan,
      this.#projects,
      this.#modules,
      this.#changed,
    );
  }

  /** Begins with what is open; to be called when those who want to know are listening. */
  start(): void {
    this.#documents.start();
  }

  get scan(): ScanState {
    return this.#scan.state;
  }

  get(uri: Uri): FileFindings | undefined {
    const file = this.#documents.has(uri) ? this.#documents.get(uri) : this.#scan.get(uri);
    return file && this.#hidden.without(file);
  }

  firstLook(uri: Uri): Promise<void> {
    return this.#documents.firstLook(uri);
  }

  isModelFile(uri: Uri): boolean {
    return this.#documents.get(uri) !== undefined;
  }

  entries(): Iterable<FileFindings> {
    const files = [...this.#all()].sort(([a], [b]) => (a < b ? -1 : 1));
    return files.map(([, file]) => this.#hidden.without(file));
  }

  refresh(): void {
    this.#documents.refresh();
  }

  async trial(uri: Uri): Promise<(text: string) => Analysis> {
    const [lens, facts] = await Promise.all([this.#loader.lens(), this.#projects.factsFor(uri)]);
    if (!facts) return () => NOTHING;
    const modules = this.#modules.around(uri, lens);
    return (text) => lens.analyze({ id: pathInProject(uri), text }, { ...facts, ...(modules && { modules }) });
  }

  scanWorkspace(): Promise<void> {
    return this.#scan.run();
  }

  stopScan(): void {
    this.#scan.stop();
  }

  clearScan(): void {
    this.#scan.clear();
  }

  looked(): Iterable<LookedAt> {
    return this.#scan.looked();
  }

  reportOn({ uri, undecided, versions, skipped }: LookedAt, path: string): FileReport {
    if (skipped !== undefined) return { ...leftOut(path, skipped), versions };
    const file = this.#documents.has(uri) ? this.#documents.get(uri) : this.#scan.get(uri);
    const report = file ? file.report(path) : { ...nothingIn(path), undecided };
    return { ...report, versions };
  }

  /** With what is hidden. */
  #all(): ReadonlyMap<string, FileFindings> {
    const files = new Map<string, FileFindings>();
    for (const file of this.#scan.entries()) files.set(file.uri.toString(), file);
    // An open document speaks for its file, also when it has nothing to say.
    for (const uri of this.#documents.uris()) files.delete(uri.toString());
    for (const file of this.#documents.entries()) files.set(file.uri.toString(), file);
    return files;
  }

  /** Nobody needs to know what happens to files while none is open and no result is held. */
  #restIfIdle(): void {
    if (!this.#documents.isEmpty || this.#scan.state.phase !== 'none') return;
    this.#projects.rest();
    this.#modules.rest();
  }

  dispose(): void {
    this.#owned.dispose();
  }
}
