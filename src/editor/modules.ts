import { Disposable, RelativePattern, type Uri, workspace, type WorkspaceFolder } from 'vscode';
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

  dispose(): void {
    for (const { watcher } of this.#folders.values()) watcher.dispose();
    this.#folders.clear();
  }

  #of(folder: WorkspaceFolder, lens: Lens): Folder {
    const key = folder.uri.toString();
    let known = this.#folders.get(key);
    if (!known) this.#folders.set(key, (known = open(folder, lens)));
    return known;
  }
}

function open(folder: WorkspaceFolder, lens: Lens): Folder {
  const files = new FolderFiles(folder.uri);
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**/*.py'));
  const forget = (uri: Uri): void => files.forget(uri);
  return {
    files,
    workspace: lens.workspace(files),
    watcher: Disposable.from(
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
    ),
  };
}
