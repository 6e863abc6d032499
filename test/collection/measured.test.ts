import assert from 'node:assert/strict';
import { evidenceOf } from '../../src/core/knowledge/evidenceOf.ts';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import type { Comparison, Measurement } from '../../src/core/knowledge/measurement.ts';
import type { Evidence } from '../../src/core/knowledge/technique.ts';
import { evidenceWords } from '../../src/core/words/evidenceWords.ts';
import { collection } from './collection.ts';
import { pairFiles } from './pairFiles.ts';

interface Ran {
  readonly seconds: number;
  readonly quartiles: readonly [number, number];
  readonly peakBytes: number;
}
interface Raw {
  readonly kind: string;
  readonly patterns: readonly string[];
  readonly sizes: readonly { readonly before: Partial<Ran>; readonly after: Partial<Ran> }[];
}

/** A hover is read in a glance. */
const LONGEST_LINE = 300;

describe('what was measured, as it is shown', () => {
  let knowledge: Knowledge;
  const { pairs } = pairFiles('data');
  const measured = pairs.filter(({ record }) => record);
  before(async () => void (knowledge = await collection()));

  const entryOf = (technique: string, name: string): Evidence & { measurement: Measurement } => {
    const found = knowledge.technique(technique)!.evidence.filter(({ measurement }) => measurement?.pair === name);
    assert.equal(found.length, 1, `${technique}/${name}`);
    return found[0] as Evidence & { measurement: Measurement };
  };

  it('is every record, each once', () => {
    assert.ok(measured.length >= 9);
    const shown = knowledge.techniques.flatMap(({ evidence }) => evidence).filter(({ measurement }) => measurement);
    assert.equal(shown.length, measured.length);
    for (const { technique, name, record } of measured) {
      const { kind, patterns } = record as unknown as Raw;
      const entry = entryOf(technique, name);
      assert.deepEqual([entry.kind, entry.patterns], [kind, patterns]);
    }
  });

  it('has the ratios and verdicts that the records give', () => {
    for (const { technique, name, record } of measured) {
      const { measurement } = entryOf(technique, name);
      const { sizes } = record as unknown as Raw;
      assert.equal(measurement.sizes.length, sizes.length);
      sizes.forEach(({ before, after }, i) => {
        const shown = measurement.sizes[i]!;
        const label = `${technique}/${name} [${i}]`;
        if (before.seconds === undefined || after.seconds === undefined) {
          assert.equal(shown.speed.ratio ?? shown.memory.ratio, undefined, label);
          return;
        }
        near(shown.speed, before.seconds, after.seconds, label);
        near(shown.memory, before.peakBytes!, after.peakBytes!, label);
        const apart = before.quartiles![0] > after.quartiles![1] || after.quartiles![0] > before.quartiles![1];
        const far = before.seconds / after.seconds > 1.05 || after.seconds / before.seconds > 1.05;
        const wanted = before.seconds > after.seconds ? 'gain' : 'loss';
        assert.equal(shown.speed.outcome, apart && far ? wanted : 'draw', label);
      });
    }
  });

  it('is told within a line, with the version, and where a pattern has a pair the hover quotes no loss', () => {
    let quoted = 0;
    for (const { technique, name } of measured) {
      const entry = entryOf(technique, name);
      assert.ok(evidenceWords(entry, knowledge).length <= LONGEST_LINE, evidenceWords(entry, knowledge));
      assert.match(entry.conditions, /PyTorch \d+\.\d+/);
      for (const id of entry.patterns ?? []) {
        const figure = evidenceOf(knowledge.pattern(id)!, knowledge.technique(technique)!);
        if (figure?.measurement) quoted++;
        assert.notEqual(figure?.counter, true);
      }
    }
    assert.ok(quoted > 5, `${quoted} quoted`);
  });
});

function near({ ratio }: Comparison, before: number, after: number, label: string): void {
  if (before === 0 || after === 0) return assert.equal(ratio, undefined, label);
  // Shown with three digits.
  assert.ok(Math.abs(ratio! / (before / after) - 1) < 0.005, `${label}: ${ratio} for ${before / after}`);
}
