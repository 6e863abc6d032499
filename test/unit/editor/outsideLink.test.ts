import assert from 'node:assert/strict';
import { COMMANDS } from '../../../src/editor/ids.ts';
import { readOutsideLink } from '../../../src/editor/outsideLink.ts';

const read = (path: string, fragment = '', query = '') => readOutsideLink({ path, query, fragment });

describe('links from outside', () => {
  it('lead to techniques, papers and the overview, and to a section of each', () => {
    assert.deepEqual(read('/technique/fused-attention'), {
      command: COMMANDS.openTechnique,
      argument: { technique: 'fused-attention' },
    });
    assert.deepEqual(read('/technique/fused-attention', 'when-not')?.argument, {
      technique: 'fused-attention',
      section: 'when-not',
    });
    assert.deepEqual(read('/paper/1-bit-adam', 'cite'), {
      command: COMMANDS.openPaper,
      argument: { paper: '1-bit-adam', section: 'cite' },
    });
    assert.deepEqual(read('/overview'), { command: COMMANDS.openOverview });
    assert.deepEqual(read('/overview', 'techniques'), { command: COMMANDS.openOverview, argument: 'techniques' });
  });

  it('bring the place that a diagnostic stands at, encoded or not', () => {
    const place = { uri: 'file:///a.py', pattern: 'p', start: 1, end: 2 };
    for (const query of [JSON.stringify(place), encodeURIComponent(JSON.stringify(place))]) {
      assert.deepEqual(read('/technique/a', '', query)?.argument, { technique: 'a', place });
    }
    for (const query of ['{', '%', '7', '{"uri":1}']) {
      assert.deepEqual(read('/technique/a', '', query)?.argument, { technique: 'a' });
    }
  });

  it('lead nowhere with what is no id, and forget what is no section', () => {
    for (const path of [
      '',
      '/',
      '/technique/',
      '/technique/../x',
      '/paper/A',
      '/paper/a/b',
      '/settings/a',
      '/overview/x',
    ]) {
      assert.equal(read(path), undefined, path);
    }
    assert.deepEqual(read('/paper/a', '"><script>')?.argument, { paper: 'a' });
  });
});
