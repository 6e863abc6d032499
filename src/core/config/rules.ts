import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Confidence } from '../patterns/finding.ts';
import type { StatedVersions } from '../patterns/versions.ts';
import type { Config } from './config.ts';
import { type Matcher, readGlob } from './glob.ts';

/** What a configuration says of one file; plain data, so that it passes between threads. */
export interface FileRules {
  /** The patterns to look for; absent means all. */
  readonly select?: ReadonlySet<string>;
  /** Patterns whose findings are silenced, each with the reason where one was given. */
  readonly silenced: ReadonlyMap<string, string | undefined>;
  readonly minConfidence: Confidence;
  /** Versions that stand above those the project states. */
  readonly target: StatedVersions;
}

/** A configuration made ready to be asked about the files below its folder. */
export class Rules {
  readonly config: Config;
  readonly #everywhere: FileRules;
  readonly #ignores: readonly { readonly matches: Matcher; readonly patterns: readonly string[] }[];
  readonly #excluded: readonly Matcher[];

  constructor(config: Config, knowledge: Knowledge) {
    this.config = config;
    const { select, ignore, minConfidence, target } = config;
    const declined = config.decisions
      .filter(({ status }) => status === 'declined')
      .flatMap(({ technique, reason }) => knowledge.patternsOf(technique).map(({ id }) => [id, reason] as const));
    const silenced = [...ignore.map(({ pattern, reason }) => [pattern, reason] as const), ...declined];
    this.#everywhere = {
      ...(select && { select: new Set(select) }),
      // Of several entries about a pattern the last one with a reason says it.
      silenced: new Map([...silenced.filter(([, reason]) => !reason), ...silenced.filter(([, reason]) => reason)]),
      minConfidence,
      target,
    };
    this.#ignores = config.perFileIgnores.map(({ glob, patterns }) => ({ matches: readGlob(glob), patterns }));
    this.#excluded = config.exclude.map(readGlob);
  }

  /** @param path relative to the folder of the configuration, with forward slashes */
  excludes(path: string): boolean {
    return this.#excluded.some((matches) => matches(path));
  }

  /** @param path relative to the folder of the configuration, with forward slashes */
  forFile(path: string): FileRules {
    const here = this.#ignores.filter(({ matches }) => matches(path)).flatMap(({ patterns }) => patterns);
    if (!here.length) return this.#everywhere;
    const { silenced } = this.#everywhere;
    return { ...this.#everywhere, silenced: new Map([...here.map((id) => [id, undefined] as const), ...silenced]) };
  }
}
