import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Finding, NOTHING } from '../../../src/core/patterns/finding.ts';
import { lostFindings, moveAlong, moveSpan, withFindings } from '../../../src/editor/moveAlong.ts';

const TEXT = 'before SPAN after';
const SPAN = { start: 7, end: 11 };

/** The text of the span after replacing `[start, end)`; undefined when it is gone. */
function after(start: number, end: number, text: string): string | undefined {
  const moved = moveSpan(SPAN, { start, end, text });
  const changed = TEXT.slice(0, start) + text + TEXT.slice(end);
  return moved && changed.slice(moved.start, moved.end);
}

const finding = (start: number, end: number, pattern = 'p'): Finding => ({
  pattern,
  confidence: 'high',
  region: { start, end },
  construct: { start, end },
  seen: [{ role: 'part', span: { start, end: start + 1 } }],
});

describe('a span while its text changes', () => {
  it('moves with what comes before it, and stays with what comes after', () => {
    assert.equal(after(0, 6, 'x'), 'SPAN');
    assert.equal(after(0, 0, 'longer '), 'SPAN');
    assert.equal(after(7, 7, '('), 'SPAN');
    assert.equal(after(11, 11, ')'), 'SPAN');
    assert.equal(after(12, 17, ''), 'SPAN');
  });

  it('grows with what is typed inside', () => {
    assert.equal(after(8, 8, 'xx'), 'SxxPAN');
    assert.equal(after(9, 11, ''), 'SP');
  });

  it('is gone when it is replaced or cut into', () => {
    assert.equal(after(7, 11, 'OTHER'), undefined);
    assert.equal(after(5, 9, ''), undefined);
    assert.equal(after(9, 14, ''), undefined);
    assert.equal(after(0, 17, ''), undefined);
  });

  it('keeps its text through any change that does not touch it', () => {
    const place = fc.tuple(fc.nat(TEXT.length), fc.nat(TEXT.length)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(place, fc.string(), ([start = 0, end = 0], text) => {
        fc.pre(end <= SPAN.start || start >= SPAN.end);
        assert.equal(after(start, end, text), 'SPAN');
      }),
    );
  });
});

describe('findings while their text changes', () => {
  it('lose what was seen of them and is gone, and go with their region', () => {
    const analysis = { ...NOTHING, findings: [finding(0, 4), finding(10, 14)] };
    const moved = moveAlong(analysis, { start: 10, end: 11, text: 'xyz' });
    assert.deepEqual(
      moved.findings.map(({ region, seen }) => [region, seen.length]),
      [
        [{ start: 0, end: 4 }, 1],
        [{ start: 10, end: 16 }, 0],
      ],
    );
    assert.equal(moveAlong(analysis, { start: 10, end: 20, text: '' }).findings.length, 1);
  });

  it('are lost when an analysis neither reports nor silences them', () => {
    const before = { ...NOTHING, findings: [finding(0, 4), finding(10, 14), finding(20, 24)] };
    const now = { ...NOTHING, findings: [finding(0, 5)], suppressed: [{ ...finding(20, 24), by: 'line' as const }] };
    const lost = lostFindings(before, now);
    assert.deepEqual(lost, [before.findings[1]]);
    assert.deepEqual(withFindings({ ...NOTHING, findings: [finding(30, 31)] }, lost).findings, [
      finding(10, 14),
      finding(30, 31),
    ]);
    assert.equal(lostFindings(before, { ...now, findings: [finding(0, 4, 'q')] }).length, 2);
  });
});
