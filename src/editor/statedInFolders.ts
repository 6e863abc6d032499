import { FileType, type LogOutputChannel, Uri, workspace } from 'vscode';
import { documentsVersions, mergeInstructions, readInstructions } from '../core/patterns/documentedVersions.ts';
import { mergeVersions, readStated, statesVersions } from '../core/patterns/statedVersions.ts';
import type { StatedVersions } from '../core/patterns/versions.ts';

/**
 * The library versions that the folders of one workspace folder state: of each library what the nearest folder upward says
 * of it, as far as the top; of one that is stated nowhere, what instructions promise. As the command line does.
 */
export class StatedInFolders {
  readonly #top: string;
  readonly #log: LogOutputChannel;
  readonly #known = new Map<string, Promise<StatedVersions>>();

  constructor(top: Uri, log: LogOutputChannel) {
    this.#top = top.path;
    this.#log = log;
  }

  /** @param folder the top or a folder below it */
  of(folder: Uri): Promise<StatedVersions> {
    const key = folder.toString();
    let known = this.#known.get(key);
    if (!known) this.#known.set(key, (known = this.#read(folder)));
    return known;
  }

  async #read(folder: Uri): Promise<StatedVersions> {
    const stated: [string, StatedVersions][] = [];
    const promised: StatedVersions[] = [];
    const entries = await this.#list(folder);
    for (const [name, type] of entries) {
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
    const isTop = !this.#isBelowTop(folder) || entries.some(([name]) => name === '.git');
    const above = isTop ? {} : await this.of(Uri.joinPath(folder, '..'));
    return { ...mergeInstructions(promised), ...above, ...mergeVersions(stated) };
  }

  #isBelowTop({ path }: Uri): boolean {
    return path.length > this.#top.length && path.startsWith(this.#top);
  }

  async #list(folder: Uri): Promise<readonly [string, FileType][]> {
    try {
      return await workspace.fs.readDirectory(folder);
    } catch {
      return [];
    }
  }
}
