import { dirname, relative, sep } from 'node:path';
import { IgnoreRules } from './ignoreRules.ts';

/** The ignore rules of single files, as a walk from one folder would come to know them. */
export class FolderRules {
  readonly #root: string;
  readonly #known = new Map<string, Promise<IgnoreRules | undefined>>();

  /** @param root absolute; the rules of its repository count, and those of every folder below it */
  constructor(root: string) {
    this.#root = root;
  }

  async ignore(file: string): Promise<boolean> {
    const rules = await this.#rulesIn(dirname(file));
    return !rules || rules.ignores(file, false);
  }

  /** Nothing for a folder that is itself ignored: git does not look into it either. */
  #rulesIn(folder: string): Promise<IgnoreRules | undefined> {
    let rules = this.#known.get(folder);
    if (!rules) this.#known.set(folder, (rules = this.#read(folder)));
    return rules;
  }

  async #read(folder: string): Promise<IgnoreRules | undefined> {
    const [first] = relative(this.#root, folder).split(sep);
    if (first === '' || first === '..') return (await IgnoreRules.above(folder)).entering(folder);
    const outer = await this.#rulesIn(dirname(folder));
    return outer?.ignores(folder, true) === false ? outer.entering(folder) : undefined;
  }
}
