import { gatherKnowledge } from '../../../src/build/compileKnowledge.ts';
import { type Knowledge, readKnowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Pattern } from '../../../src/core/knowledge/pattern.ts';
import { inFolder, PATTERN, PLAIN_TECHNIQUE, VALID } from '../build/dataFolder.ts';

const pattern = (id: string, over: Partial<Pattern>): Pattern => ({ ...PATTERN, id, aliases: [], ...over });

const FILES = {
  ...VALID,
  'dropped.yaml': 'heads-in-turn: fused-attention\n',
  'ids.txt': '',
  'techniques/mixed-precision/technique.md': PLAIN_TECHNIQUE.replace('in-code: false', 'in-code: true').replace(
    'names: [',
    'names: [torch.amp.GradScaler, ',
  ),
};

/** Two patterns of `fused-attention` in `attention`, one of `mixed-precision` in `training-memory`. */
export const fixtureKnowledge = async (): Promise<Knowledge> =>
  readKnowledge(
    await inFolder(FILES, (folder) =>
      gatherKnowledge(folder, [
        PATTERN,
        pattern('eager-chosen', { tier: 'likely' }),
        pattern('fp16-unscaled', { tier: 'breaks', technique: 'mixed-precision' }),
      ]),
    ),
  );

export const MATERIALIZED = PATTERN.id;
