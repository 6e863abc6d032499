import type { Pattern } from '../knowledge/pattern.ts';
import type { Practice } from '../knowledge/practice.ts';
import type { ApiTable } from '../names/apis.ts';

/** Raised when the shape of `patterns.json` changes; a file of another version is refused. */
export const PATTERNS_VERSION = 3;

export interface CompiledPatterns {
  readonly version: number;
  readonly patterns: readonly Pattern[];
  readonly practices: readonly Practice[];
  /** Ids that patterns had once → the technique that speaks of it now. */
  readonly dropped: Readonly<Record<string, string>>;
  readonly apis: ApiTable;
  /** Libraries whose import makes a file model code. */
  readonly gate: readonly string[];
}

/** @throws Error with one line that says what is wrong when this is not a compiled pattern file of this version. */
export function readCompiledPatterns(value: unknown): CompiledPatterns {
  const compiled = value as Partial<CompiledPatterns> | null;
  if (typeof compiled !== 'object' || compiled === null || !Array.isArray(compiled.patterns)) {
    throw new Error('patterns.json is not a compiled pattern file');
  }
  if (compiled.version !== PATTERNS_VERSION) {
    throw new Error(
      `patterns.json has version ${String(compiled.version)}, this build reads version ${PATTERNS_VERSION}`,
    );
  }
  return compiled as CompiledPatterns;
}
