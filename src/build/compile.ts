import { compileKnowledge } from './compileKnowledge.ts';
import { compilePatterns } from './compilePatterns.ts';

/** Compiles the data folder into `patterns.json` (what detection needs) and `knowledge.json` (what pages and search need). */
export async function compileData({ from, to }: { from: string; to: string }): Promise<void> {
  const patterns = await compilePatterns(from, to);
  await compileKnowledge(from, to, patterns);
}
