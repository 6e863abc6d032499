import {
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  RelativePattern,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { type Baseline, baselineText } from '../core/baseline/baseline.ts';
import { BASELINE_PATH } from '../core/baseline/place.ts';
import { readBaseline } from '../core/baseline/read.ts';

/** The baselines of the workspace's folders: read when first asked for and again when they change, written by a command. */
export class Baselines {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #known = new Map<string, Baseline | undefined>();
  readonly #reading = new Map<string, Promise<void>>();
  readonly #watchers: Disposable[] = [];
  readonly #log: Pick<LogOutputChannel, 'warn'>;

  constructor(log: Pick<LogOutputChannel, 'warn'>) {
    this.#log = log;
  }

  /** Reads the baseline of every folder that has not been read. */
  async load(): Promise<void> {
    await Promise.all((workspace.workspaceFolders ?? []).map((folder) => this.#load(folder)));
  }

  /** Undefined where a folder has none, and before `load`. */
  of(folder: Uri): Baseline | undefined {
    return this.#known.get(folder.toString());
  }

  /** The baseline as it is on disk now: whoever is about to write it cannot wait to be told of a change. */
  async reread(folder: Uri): Promise<Baseline | undefined> {
    const baseline = await this.#read(folder);
    this.#known.set(folder.toString(), baseline);
    return baseline;
  }

  async save(folder: Uri, baseline: Baseline): Promise<void> {
    const text = new TextEncoder().encode(baselineText(baseline));
    await workspace.fs.writeFile(Uri.joinPath(folder, BASELINE_PATH), text);
    this.#known.set(folder.toString(), baseline);
    this.#changed.fire();
  }

  dispose(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#changed.dispose();
  }

  #load(folder: WorkspaceFolder): Promise<void> {
    const key = folder.uri.toString();
    const known = this.#reading.get(key);
    if (known) return known;
    const read = async (): Promise<void> => void this.#known.set(key, await this.#read(folder.uri));
    const again = (): void => void read().then(() => this.#changed.fire());
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, BASELINE_PATH));
    watcher.onDidChange(again);
    watcher.onDidCreate(again);
    watcher.onDidDelete(again);
    this.#watchers.push(watcher);
    const reading = read();
    this.#reading.set(key, reading);
    return reading;
  }

  async #read(folder: Uri): Promise<Baseline | undefined> {
    const file = Uri.joinPath(folder, BASELINE_PATH);
    let text: string;
    try {
      text = new TextDecoder().decode(await workspace.fs.readFile(file));
    } catch {
      return undefined;
    }
    try {
      return readBaseline(text);
    } catch (error) {
      this.#log.warn(`${workspace.asRelativePath(file)} is not followed. ${(error as Error).message}`);
      return undefined;
    }
  }
}
