import type { FileRules } from '../config/rules.ts';
import type { Modules } from '../modules/modules.ts';

/** What is known about the project around a file, given by the host. */
export interface ProjectFacts {
  /** Library → version range as the project states it: `{ torch: ">=2.1", transformers: "==4.57.0" }`. */
  readonly versions: Readonly<Record<string, string>>;
  /** Pattern ids left out here by configuration. */
  readonly ignored: readonly string[];
  /** Report in test and example files as well. */
  readonly inTests: boolean;
  /** What the file takes from others of its workspace, where the host can look at those. */
  readonly modules?: Modules;
  /** What the configuration of the workspace says of the file, where there is one. */
  readonly rules?: FileRules;
}

export const NO_FACTS: ProjectFacts = { versions: {}, ignored: [], inTests: false };
