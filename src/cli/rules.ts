import { oneLine } from '../core/words/escape.ts';
import type { Host } from './host.ts';

export const RULES_FORMATS = ['text', 'json'] as const;

/** Writes every pattern: as compiled, or a line each. */
export async function rules(format: (typeof RULES_FORMATS)[number], host: Host): Promise<number> {
  const { patterns } = await host.readKnowledge();
  if (format === 'json') {
    host.stdout.write(`${JSON.stringify(patterns, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(0, ...patterns.map(({ id }) => id.length));
  const lines = patterns.map(
    ({ id, tier, message }) => `${id.padEnd(width)}  ${tier.padEnd(8)}  ${oneLine(message)}\n`,
  );
  host.stdout.write(lines.join(''));
  return 0;
}
