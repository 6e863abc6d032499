import assert from 'node:assert/strict';
import type { Lens } from '../../../src/core/lens.ts';
import { BREAKS, CLEAR, FAKE_LENS, runOver } from './fakeHost.ts';

const LENS: Lens = {
  ...FAKE_LENS,
  practices: ({ text }) =>
    Array.from(text.matchAll(/fused/g), ({ index }) => ({
      practice: { id: 'attention-fused', technique: 'fused-attention', message: 'It is fused.', words: [], shapes: [] },
      region: { start: index, end: index + 5 },
    })),
};

const markdown = async (files: Readonly<Record<string, string>>, ...words: string[]): Promise<string> =>
  (await runOver(files, ['check', '--format', 'markdown', ...words], { lens: LENS })).out;

describe('a report as Markdown', () => {
  it('counts by axis, file and technique, and says what is done well, what is silenced and which versions are stated', async () => {
    const text = await markdown({
      'a.py': `${CLEAR}${BREAKS}`,
      'b.py': `${CLEAR}fused\nfused mask-dense? eager-chosen~\n`,
      'requirements.txt': 'torch>=2.1\nrequests==2.0\n',
    });
    assert.equal(
      text,
      `# Efficiency Lens

**3 findings** in 2 files: 1 breaks, 2 clear.

2 files looked at. 1 silenced. 1 place undecided: a name could not be resolved.

## What would get better

|  | breaks | clear | likely | optional | all |
| --- | --- | --- | --- | --- | --- |
| memory | 1 | 2 | 0 | 0 | 3 |
| all findings | 1 | 2 | 0 | 0 | 3 |

## Files with the most

| file | breaks | clear | likely | optional | all |
| --- | --- | --- | --- | --- | --- |
| \`a.py\` | 1 | 1 | 0 | 0 | 2 |
| \`b.py\` | 0 | 1 | 0 | 0 | 1 |

## Techniques

| technique | findings | files |
| --- | --- | --- |
| Fused attention | 3 | 2 |

## Already efficient

| technique | seen as | places |
| --- | --- | --- |
| Fused attention | It is fused. | 2 |

## Silenced, and why

| pattern | by | reason | findings |
| --- | --- | --- | --- |
| \`eager-chosen\` | line | on purpose | 1 |

## Versions

| library | stated |
| --- | --- |
| \`torch\` | \`>=2.1\` |
`,
    );
  });

  it('says so when there is nothing, and has no empty tables', async () => {
    assert.equal(await markdown({ 'a.py': 'x\n' }), '# Efficiency Lens\n\n**No findings.**\n\n1 file looked at.\n');
  });

  it('shows names of files as they are, and starts no markup with them', async () => {
    const text = await markdown({ 'a|b `x` <img>.py': CLEAR });
    assert.match(text, /\n\| ``a\\\|b `x` <img>\.py`` \| 0 \| 1 /);
  });
});
