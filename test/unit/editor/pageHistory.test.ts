import assert from 'node:assert/strict';
import { canGo, step, visit, withReading } from '../../../src/editor/pageHistory.ts';
import { readRequest } from '../../../src/editor/pageRequest.ts';
import { readPanelState } from '../../../src/editor/pageState.ts';
import type { PageState, PanelState } from '../../../src/page/messages.ts';

const page = (id: string, more: Partial<PageState> = {}): PageState => ({
  kind: 'technique',
  id,
  opening: `opening of ${id}`,
  ...more,
});
const ways = ({ back = [], id, forward = [] }: PanelState): string =>
  `${back.map((one) => one.id).join(' ')} [${id}] ${forward
    .toReversed()
    .map((one) => one.id)
    .join(' ')}`.trim();
const visited = (...ids: readonly string[]): PanelState =>
  ids.reduce<PanelState | undefined>((now, id) => visit(now, page(id)), undefined)!;

describe('the history of pages', () => {
  it('goes back and forward as a browser does', () => {
    const at = visited('a', 'b', 'c');
    assert.equal(ways(at), 'a b [c]');
    const back = step(step(at, 'back')!, 'back')!;
    assert.equal(ways(back), '[a] b c');
    assert.equal(step(back, 'back'), undefined);
    assert.equal(ways(step(back, 'forward')!), 'a [b] c');
    assert.equal(ways(visit(step(back, 'forward')!, page('d'))), 'a b [d]');
    assert.deepEqual([canGo(back, 'back'), canGo(back, 'forward'), canGo(undefined, 'back')], [false, true, false]);
  });

  it('keeps the way when the same page is opened again, at another section or from the same place', () => {
    const at = step(visited('a', 'b', 'c'), 'back')!;
    const again = visit(at, page('b', { opening: 'later', tab: 'fix' }));
    assert.equal(ways(again), 'a [b] c');
    assert.equal(again.tab, 'fix');
    const place = { uri: 'file:///a.py', pattern: 'p', start: 1, end: 2 };
    assert.equal(ways(visit(at, page('b', { place }))), 'a b [b]');
  });

  it('returns to how far a page was read, and takes no note of what comes too late', () => {
    const read = withReading(visited('a'), 'opening of a', { tab: 'papers', scroll: 40 });
    assert.equal(withReading(read, 'another', { tab: 'fix' }), read);
    const { tab, scroll } = step(visit(read, page('b')), 'back')!;
    assert.deepEqual({ tab, scroll }, { tab: 'papers', scroll: 40 });
  });

  it('keeps no more than thirty pages', () => {
    const at = visited(...Array.from({ length: 40 }, (_, i) => `page-${i}`));
    assert.equal(at.back?.length, 30);
    assert.equal(at.back.at(-1)?.id, 'page-38');
  });

  it('holds no history inside history', () => {
    for (const one of visited('a', 'b', 'c').back!) assert.deepEqual(Object.keys(one), ['kind', 'id', 'opening']);
  });
});

describe('what comes from a page', () => {
  const place = { uri: 'file:///a.py', pattern: 'p', start: 1, end: 2 };

  it('is no state when it is of another shape', () => {
    for (const value of [undefined, null, 'x', {}, { kind: 'technique' }, { kind: 'x', id: 'a', opening: 'b' }]) {
      assert.equal(readPanelState(value), undefined);
    }
    assert.deepEqual(readPanelState({ ...page('a'), place: { uri: 7 }, tab: 7, scroll: '1', x: 1 }), page('a'));
  });

  it('is the state that was kept, with the way to it and on from it', () => {
    const state = step(visit(visited('a', 'b'), page('c', { place, tab: 'fix', variant: 'JAX', scroll: 3 })), 'back')!;
    assert.deepEqual(readPanelState(JSON.parse(JSON.stringify(state))), state);
    assert.deepEqual(readPanelState({ ...page('a'), back: [7, page('b')], forward: 'x' }), {
      ...page('a'),
      back: [page('b')],
    });
    const overview = { kind: 'overview', id: 'all', opening: 'o', tab: 'papers' } as const;
    assert.deepEqual(readPanelState(visit(page('a'), overview)), { ...overview, back: [page('a')] });
  });

  it('is a request of a known kind, or none', () => {
    for (const value of [
      undefined,
      'go',
      {},
      { type: 'go', to: 'away' },
      { type: 'copy', text: 1 },
      { type: 'read' },
    ]) {
      assert.equal(readRequest(value), undefined);
    }
    assert.deepEqual(readRequest({ type: 'ask', query: 'kv', more: 1 }), { type: 'ask', query: 'kv' });
    assert.deepEqual(readRequest({ type: 'go', to: 'back' }), { type: 'go', to: 'back' });
    assert.deepEqual(readRequest({ type: 'read', opening: 'a', reading: { tab: 'fix', scroll: null } }), {
      type: 'read',
      opening: 'a',
      reading: { tab: 'fix' },
    });
  });
});
