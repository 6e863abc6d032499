import {
  type Disposable,
  EventEmitter,
  FileType,
  type LogOutputChannel,
  RelativePattern,
  Uri,
  workspace,
  type WorkspaceFolder,
} from 'vscode';
import { documentsVersions, mergeInstructions, readInstructions } from '../core/patterns/documentedVersions.ts';
import { NO_FACTS, type ProjectFacts } from '../core/patterns/project.ts';
import { mergeVersions, readStated, statesVersions } from '../core/patterns/statedVersions.ts';
import type { StatedVersions } from '../core/patterns/versions.ts';
import { setting } from './configuration.ts';
import type { ProjectConfigs } from './projectConfigs.ts';

/** One pair of braces: what stands in a second one within is not watched. */
const STATING =
  '{requirement*.txt,requirements,pyproject.toml,pylock.toml,setup.py,setup.cfg,uv.lock,poetry.lock,pdm.lock,Pipfile.lock,*env*.yml,*env*.yaml,conda*.yml,conda*.yaml,README*,INSTALL*}';

interface Known {
  versions: Promise<StatedVersions>;
  /** The versions that others know of. */
  told: Promise<StatedVersions>;
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
      folder ? this.#of(folder).versions : NO_FACTS.versions,
      this.#configs.of(uri),
    ]);
    if (held?.isExcluded) return undefined;
    return { ...NO_FACTS, versions, inTests: setting('inTests', uri), ...(held && { rules: held.rules }) };
  }

  /** Forgets what is read and follows no file, until somebody asks again. */
  rest(): void {
    for (const { watcher } of this.#known.values()) watcher.dispose();
    this.#known.clear();
    this.#configs.rest();
  }

  dispose(): void {
    this.rest();
    this.#following.dispose();
    this.#changed.dispose();
  }

  #of(folder: WorkspaceFolder): Known {
    const key = folder.uri.toString();
    let known = this.#known.get(key);
    if (!known) {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, STATING));
      const versions = this.#read(folder.uri);
      const made: Known = { versions, told: versions, watcher };
      const again = (): void => void this.#again(folder.uri, made);
      watcher.onDidChange(again);
      watcher.onDidCreate(again);
      watcher.onDidDelete(again);
      this.#known.set(key, (known = made));
    }
    return known;
  }

  /** Most changes of such files say nothing else of versions than before; every file would be looked at for nothing. */
  async #again(folder: Uri, known: Known): Promise<void> {
    const reading = (known.versions = this.#read(folder));
    const [told, now] = await Promise.all([known.told, reading]);
    if (known.versions !== reading) return;
    known.told = reading;
    if (JSON.stringify(told) !== JSON.stringify(now)) this.#changed.fire();
  }

  async #read(folder: Uri): Promise<StatedVersions> {
    const stated: [string, StatedVersions][] = [];
    const promised: StatedVersions[] = [];
    for (const [name, type] of await this.#list(folder)) {
      const isDocument = documentsVersions(name);
      if (type === FileType.Directory || !(isDocument || statesVersions(name))) continue;
      try {
        const text = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(folder, name)));
        if (isDocument) promised.push(readInstructions(text));
        else stated.push([name, readStated(name, text) ?? {}]);
      } catch (error) {
        this.#log.warn(`${name} tells no versions: ${String(error)}`);
      }
    }
    return { ...mergeInstructions(promised), ...mergeVersions(stated) };
  }

  async #list(folder: Uri): Promise<readonly [string, FileType][]> {
    try {
      return await workspace.fs.readDirectory(folder);
    } catch {
      return [];
    }
  }
}
