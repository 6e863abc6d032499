import type { Shape } from './pattern.ts';

/** Something done well that is seen in code: a technique in use. Found as patterns are, and never counted against anybody. */
export interface Practice {
  readonly id: string;
  readonly technique: string;
  /** One sentence that says what is done, under 120 characters, ending with a full stop. */
  readonly message: string;
  readonly words: readonly string[];
  readonly shapes: readonly Shape[];
}
