import type { Drawn } from '../../../src/build/precision/draw.ts';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
export const OTHER_COMMIT = 'fedcba9876543210fedcba9876543210fedcba98';

/** The record of the fixture pattern: four places, one right for sure, one disputed, one half clear, one clear to nobody. */
export const RECORD = `date: 2026-11-20
repositories:
  - {repo: somebody/models, commit: ${COMMIT}}
  - {repo: somebody/papers.code, commit: ${OTHER_COMMIT}}
places:
  - repo: somebody/models
    path: src/attention.py
    line: 12
    tier: clear
    verdicts: [right, right]
    reason: the scores of every head are stored
  - repo: somebody/models
    path: src/probe.py
    line: 3
    tier: clear
    verdicts: [right, wrong]
    reason: "right: it is large / wrong: the weights are returned"
  - repo: somebody/models
    path: tour.ipynb
    line: 40
    cell: 0
    tier: clear
    verdicts: [unclear, right]
    reason: runs once for each batch
  - repo: somebody/papers.code
    path: model.py
    line: 7
    verdicts: [unclear, unclear]
    reason: nobody calls it here
`;

/** What the index says of it: two of three, Wilson's bound rounded down. */
export const SUMMARY = { read: 3, right: 2, lower: 0.207, date: '2026-11-20', repositories: 1 };

export const drawn = (n: number, over: Partial<Drawn> = {}): Drawn => ({
  n,
  repo: 'somebody/models',
  commit: COMMIT,
  path: 'src/attention.py',
  line: 12,
  pattern: 'attention-scores-materialized',
  tier: 'clear',
  message: 'Attention is written out.',
  ...over,
});
