import type { Disposable } from 'vscode';
import type { Contribution, Services } from './services.ts';

/** Starts each contribution in a guard of its own: one that fails costs the others nothing. */
export function startAll(contributions: Readonly<Record<string, Contribution>>, services: Services): Disposable[] {
  return Object.entries(contributions).flatMap(([name, contribution]) => {
    try {
      return contribution(services);
    } catch (error) {
      services.log.error(
        `${name} did not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return [];
    }
  });
}
