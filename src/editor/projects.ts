import {
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  RelativePattern,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { NO_FACTS, type ProjectFacts } from '../core/patterns/project.ts';
import { setting } from './configuration.ts';
import type { ProjectConfigs } from './projectConfigs.ts';
import { StatedInFolders } from './statedInFolders.ts';

/** One pair of braces: what stands in a second one within is not watched. */
const STATING =
  '**/{requirement*.txt,pyproject.toml,pylock.toml,setup.py,setup.cfg,uv.lock,poetry.lock,pdm.lock,Pipfile.lock,*env*.yml,*env*.yaml,conda*.yml,conda*.yaml,README*,INSTALL*}';

interface Known {
  readonly stated: StatedInFolders;
  readonly watcher: Disposable;
}

/** What the folders of the workspace say about their projects, read when first asked and again when it changes. */
export class Projects {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #known = new Map<string, Known>();
  readonly #configs: ProjectConfigs;
  readonly #log: LogOutputChannel;
  readonly #following: Disposable;

  constructor(configs: ProjectConfigs, log: LogOutputChannel) {
    this.#configs = configs;
    this.#log = log;
    this.#following = configs.onDidChange(() => this.#changed.fire());
  }

  /** Undefined for a file that its project wants left alone. */
  async factsFor(uri: Uri): Promise<ProjectFacts | undefined> {
    const folder = workspace.getWorkspaceFolder(uri);
    const [versions, held] = await Promise.all([
      folder ? this.#of(folder).stated.of(Uri.joinPath(uri, '..')) : NO_FACTS.versions,
      this.#configs.of(uri),
    ]);
    if (held?.isExcluded) return undefined;
    return { ...NO_FACTS, versions, inTests: setting('inTests', uri), ...(held && { rules: held.rules }) };
  }

  dispose(): void {
    for (const { watcher } of this.#known.values()) watcher.dispose();
    this.#known.clear();
    this.#following.dispose();
    this.#changed.dispose();
  }

  #of(folder: WorkspaceFolder): Known {
    const key = folder.uri.toString();
    let known = this.#known.get(key);
    if (!known) {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, STATING));
      const forget = (): void => {
        watcher.dispose();
        this.#known.delete(key);
        this.#changed.fire();
      };
      watcher.onDidChange(forget);
      watcher.onDidCreate(forget);
      watcher.onDidDelete(forget);
      known = { stated: new StatedInFolders(folder.uri, this.#log), watcher };
      this.#known.set(key, known);
    }
    return known;
  }
}
