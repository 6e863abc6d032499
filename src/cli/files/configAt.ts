import { relative, sep } from 'node:path';
import type { FileRules, Rules } from '../../core/config/rules.ts';
import type { SeverityRules } from '../../core/config/severity.ts';

/** A configuration and the folder that its globs start from. */
export class ConfigAt {
  readonly #rules: Rules;
  readonly #folder: string;

  constructor(rules: Rules, folder: string) {
    this.#rules = rules;
    this.#folder = folder;
  }

  get severity(): SeverityRules {
    return this.#rules.config.severity;
  }

  excludes(file: string): boolean {
    return this.#rules.excludes(this.#inside(file));
  }

  forFile(file: string): FileRules {
    return this.#rules.forFile(this.#inside(file));
  }

  #inside(file: string): string {
    return relative(this.#folder, file).split(sep).join('/');
  }
}

/** Where the configuration that holds for a file comes from; files are absolute. */
export interface Configs {
  of(file: string): Promise<ConfigAt | undefined>;
}

/** Whether a file is one that its project wants left alone. */
export const excludedBy =
  (configs: Configs) =>
  async (file: string): Promise<boolean> =>
    (await configs.of(file))?.excludes(file) ?? false;

/** No table is read. */
export const ISOLATED: Configs = { of: () => Promise.resolve(undefined) };
