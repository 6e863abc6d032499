import { Disposable, EventEmitter, RelativePattern, type Uri, workspace, type WorkspaceFolder } from 'vscode';
import type { Lens } from '../core/lens.ts';
import type { Modules as CoreModules } from '../core/modules/modules.ts';
import type { Workspace } from '../core/modules/workspace.ts';
import { FolderFiles } from './folderFiles.ts';

/** How often an analysis is made again because files it asked about have been read meanwhile: as deep as imports are followed. */
const MAX_ROUNDS = 8;

interface Folder {
  readonly files: FolderFiles;
  readonly workspace: Workspace;
  readonly watcher: Disposable;
}

/** What the files of the workspace tell each other, folder by folder. */
export class Modules {
  readonly #changed = new EventEmitter<void>();
  /** A file that somebody asked about has changed, come or gone. */
  readonly onDidChange = this.#changed.event;
  readonly #folders = new Map<string, Folder>();

  /** What is known so far of the files around one; undefined outside the workspace. */
  around(uri: Uri, lens: Lens): CoreModules | undefined {
    const folder = workspace.getWorkspaceFolder(uri);
    return folder && this.#of(folder, lens).workspace.around(uri.path);
  }

  /**
   * Makes an analysis, and makes it again as long as it asked for files that had not been read.
   *
   * @param analyze is given what other files tell, nothing outside the workspace
   * @param isCurrent false when nobody waits for the result any more
   */
  async settled<T>(
    uri: Uri,
    lens: Lens,
    analyze: (facts: { readonly modules?: CoreModules }) => T,
    isCurrent: () => boolean = () => true,
  ): Promise<T> {
    const folder = workspace.getWorkspaceFolder(uri);
    if (!folder) return analyze({});
    const { files, workspace: around } = this.#of(folder, lens);
    let made = analyze({ modules: around.around(uri.path) });
    for (let round = 0; round < MAX_ROUNDS; round++) {
      if (!(await files.load()) || !isCurrent()) return made;
      made = analyze({ modules: around.around(uri.path) });
    }
    return made;
  }

  /** Forgets what is read and follows no file, until somebody asks again. */
  rest(): void {
    for (const { watcher } of this.#folders.values()) watcher.dispose();
    this.#folders.clear();
  }

  dispose(): void {
    this.rest();
    this.#changed.dispose();
  }

  #of(folder: WorkspaceFolder, lens: Lens): Folder {
    const key = folder.uri.toString();
    let known = this.#folders.get(key);
    if (!known) this.#folders.set(key, (known = open(folder, lens, () => this.#changed.fire())));
    return known;
  }
}

function open(folder: WorkspaceFolder, lens: Lens, onChange: () => void): Folder {
  const files = new FolderFiles(folder.uri);
  const forget = (uri: Uri): void => {
    if (files.forget(uri)) onChange();
  };
  const modules = workspace.createFileSystemWatcher(new RelativePattern(folder, '**/*.py'), false, false, true);
  // Of a folder that goes, nothing is said about the files in it.
  const gone = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'), true, true, false);
  const watcher = Disposable.from(
    modules,
    gone,
    modules.onDidChange(forget),
    modules.onDidCreate(forget),
    gone.onDidDelete(forget),
  );
  return { files, workspace: lens.workspace(files), watcher };
}
