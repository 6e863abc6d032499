import { gatherKnowledge } from '../../src/build/compileKnowledge.ts';
import { compilePatterns } from '../../src/build/compilePatterns.ts';
import { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import { inFolder } from '../unit/build/dataFolder.ts';

let read: Promise<Knowledge> | undefined;

/** What stands under `data/`, compiled once for all suites; fails with every fault of the data. */
export const collection = (): Promise<Knowledge> =>
  (read ??= inFolder({}, async (folder) => {
    const { patterns } = await compilePatterns('data', folder);
    return new Knowledge(await gatherKnowledge('data', patterns));
  }));
