import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Config, ConfigProblem } from '../../core/config/config.ts';
import { mayConfigure, readConfig } from '../../core/config/read.ts';
import { Rules } from '../../core/config/rules.ts';
import type { Knowledge } from '../../core/knowledge/knowledge.ts';
import { ConfigAt, type Configs } from './configAt.ts';
import { exists } from './exists.ts';

/** What a configuration becomes before it is followed: the command line may stand above it. */
export type Adjust = (config: Config) => Config;

/** The nearest `pyproject.toml` upward of a file that has our table, in its repository. */
export class ProjectConfigs implements Configs {
  readonly #known = new Map<string, Promise<ConfigAt | undefined>>();
  readonly #knowledge: () => Promise<Knowledge>;
  readonly #adjust: Adjust;
  readonly #tell: (file: string, problem: ConfigProblem) => void;

  /**
   * @param knowledge asked for when the first table is met
   * @param tell told of everything that is left out
   */
  constructor(
    knowledge: () => Promise<Knowledge>,
    adjust: Adjust,
    tell: (file: string, problem: ConfigProblem) => void,
  ) {
    this.#knowledge = knowledge;
    this.#adjust = adjust;
    this.#tell = tell;
  }

  of(file: string): Promise<ConfigAt | undefined> {
    return this.#in(dirname(file));
  }

  #in(folder: string): Promise<ConfigAt | undefined> {
    let config = this.#known.get(folder);
    if (!config) this.#known.set(folder, (config = this.#read(folder)));
    return config;
  }

  async #read(folder: string): Promise<ConfigAt | undefined> {
    const file = join(folder, 'pyproject.toml');
    const text = await readFile(file, 'utf8').catch(() => '');
    if (mayConfigure(text)) {
      const knowledge = await this.#knowledge();
      const { config, problems } = readConfig(text, knowledge);
      for (const problem of problems) this.#tell(file, problem);
      if (config) return new ConfigAt(new Rules(this.#adjust(config), knowledge), folder);
    }
    const parent = dirname(folder);
    if (parent === folder || (await exists(join(folder, '.git')))) return undefined;
    return this.#in(parent);
  }
}
