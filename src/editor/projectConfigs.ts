import {
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  RelativePattern,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { mayConfigure, readConfig } from '../core/config/read.ts';
import { type FileRules, Rules } from '../core/config/rules.ts';
import type { SeverityRules } from '../core/config/severity.ts';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { ConfigStore, ReadConfigFile } from './services.ts';

export const CONFIG_FILE = 'pyproject.toml';

/** What one folder says. */
interface Level {
  readonly rules?: Rules;
  /** A repository begins here: folders above say nothing about it. */
  readonly isTop: boolean;
  /** The file speaks of us, be it wrongly. */
  readonly mentions: boolean;
}

/** What holds for one file. */
export interface Held {
  readonly isExcluded: boolean;
  readonly rules: FileRules;
}

/**
 * The table of the nearest `pyproject.toml` upward of a file, inside its workspace folder. Read when a file is first asked
 * about, and again when it changes. It only silences and selects, so that it holds in workspaces nobody trusts as well.
 */
export class ProjectConfigs implements ConfigStore {
  readonly #read = new EventEmitter<ReadConfigFile>();
  readonly onDidRead = this.#read.event;
  readonly #changed = new EventEmitter<void>();
  /** Fires when another configuration may hold for files than before. */
  readonly onDidChange = this.#changed.event;
  /** Another map once all is forgotten: what is still being read then is kept where nobody looks. */
  #levels = new Map<string, Promise<Level>>();
  /** Of the levels those that are read. */
  readonly #settled = new Map<string, Level>();
  /** The files of which problems are shown. */
  readonly #troubled = new Set<string>();
  #isResting = false;
  readonly #watchers = new Map<string, Disposable>();
  readonly #folders: Disposable;
  readonly #knowledge: () => Promise<Knowledge>;
  readonly #log: LogOutputChannel;

  /** @param knowledge asked for when the first table is met */
  constructor(knowledge: () => Promise<Knowledge>, log: LogOutputChannel) {
    this.#knowledge = knowledge;
    this.#log = log;
    this.#folders = workspace.onDidChangeWorkspaceFolders(() => this.#forgetAll());
  }

  /** Undefined where no table holds. */
  async of(uri: Uri): Promise<Held | undefined> {
    const root = workspace.getWorkspaceFolder(uri);
    if (!root) return undefined;
    this.#isResting = false;
    this.#watch(root);
    const levels = this.#levels;
    for (const folder of upward(uri, root)) {
      const { rules, isTop } = await this.#level(folder, levels);
      if (rules) {
        const path = uri.path.slice(folder.path.replace(/\/$/, '').length + 1);
        return { isExcluded: rules.excludes(path), rules: rules.forFile(path) };
      }
      if (isTop) return undefined;
    }
    return undefined;
  }

  severities(uri: Uri): SeverityRules | undefined {
    const root = workspace.getWorkspaceFolder(uri);
    for (const folder of root ? upward(uri, root) : []) {
      const level = this.#settled.get(folder.toString());
      if (!level || level.rules || level.isTop) return level?.rules?.config.severity;
    }
    return undefined;
  }

  /**
   * Forgets what is read and follows no file, until somebody asks again. Where problems are shown they are followed until
   * they are mended: whoever opens the file to do so may close the last of the others.
   */
  rest(): void {
    this.#isResting = true;
    if (!this.#troubled.size) this.#forget();
  }

  dispose(): void {
    this.#forget();
    this.#folders.dispose();
    this.#read.dispose();
    this.#changed.dispose();
  }

  #level(folder: Uri, levels = this.#levels): Promise<Level> {
    const key = folder.toString();
    const known = levels.get(key);
    if (known) return known;
    const reading = this.#readLevel(folder);
    levels.set(key, reading);
    void reading.then((level) => {
      // What was read before a change says nothing any more.
      if (this.#levels.get(key) === reading) this.#settled.set(key, level);
    });
    return reading;
  }

  async #readLevel(folder: Uri): Promise<Level> {
    const file = Uri.joinPath(folder, CONFIG_FILE);
    const [text, isTop] = await Promise.all([textOf(file), exists(Uri.joinPath(folder, '.git'))]);
    const mentions = mayConfigure(text);
    if (!mentions) return { isTop, mentions };
    try {
      const knowledge = await this.#knowledge();
      const { config, problems } = readConfig(text, knowledge);
      for (const { line, message } of problems) {
        this.#log.warn(`${workspace.asRelativePath(file)}: ${line === undefined ? '' : `line ${line}: `}${message}`);
      }
      this.#tell({ uri: file, text, problems });
      return { ...(config && { rules: new Rules(config, knowledge) }), isTop, mentions };
    } catch (error) {
      this.#log.error(`${workspace.asRelativePath(file)} could not be followed: ${String(error)}`);
      return { isTop, mentions };
    }
  }

  #watch({ uri }: WorkspaceFolder): void {
    const key = uri.toString();
    if (this.#watchers.has(key)) return;
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(uri, `**/${CONFIG_FILE}`));
    const again = (file: Uri): void => void this.#again(file);
    watcher.onDidChange(again);
    watcher.onDidCreate(again);
    watcher.onDidDelete(again);
    this.#watchers.set(key, watcher);
  }

  /** Reads a file again that has changed; many changes of such files have nothing to do with us. */
  async #again(file: Uri): Promise<void> {
    const folder = Uri.joinPath(file, '..');
    const key = folder.toString();
    const before = await this.#levels.get(key);
    this.#levels.delete(key);
    this.#settled.delete(key);
    const now = await this.#level(folder);
    if (!now.mentions) this.#tell({ uri: file, text: '', problems: [] });
    if (before?.mentions || now.mentions) this.#changed.fire();
    if (this.#isResting) this.rest();
  }

  #tell(read: ReadConfigFile): void {
    if (read.problems.length) this.#troubled.add(read.uri.toString());
    else this.#troubled.delete(read.uri.toString());
    this.#read.fire(read);
  }

  #forget(): void {
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
    this.#levels = new Map();
    this.#settled.clear();
  }

  /** Where the workspace has other folders, files may belong to others. */
  #forgetAll(): void {
    this.#forget();
    this.#changed.fire();
  }
}

/** The folders from that of a file up to that of its workspace. */
export function* upward(file: Uri, { uri: root }: WorkspaceFolder): Generator<Uri> {
  for (let folder = Uri.joinPath(file, '..'); ; folder = Uri.joinPath(folder, '..')) {
    yield folder;
    if (folder.path.length <= root.path.length) return;
  }
}

/** What cannot be read says nothing. */
async function textOf(file: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    return '';
  }
}

export const exists = async (uri: Uri): Promise<boolean> => {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
};
