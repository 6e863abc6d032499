import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { heed, withRules } from '../../../src/core/config/heed.ts';
import { readConfig } from '../../../src/core/config/read.ts';
import { Rules } from '../../../src/core/config/rules.ts';
import { severityBy } from '../../../src/core/config/severity.ts';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Confidence, Finding } from '../../../src/core/patterns/finding.ts';
import { NO_FACTS } from '../../../src/core/patterns/project.ts';
import { fixtureKnowledge, MATERIALIZED } from './fixture.ts';

const finding = (pattern: string, confidence: Confidence = 'high'): Finding => ({
  pattern,
  confidence,
  region: { start: 0, end: 1 },
  construct: { start: 0, end: 1 },
  seen: [],
});

describe('what a configuration says of a file', () => {
  let knowledge: Knowledge;
  before(async () => void (knowledge = await fixtureKnowledge()));

  const rules = (body: string): Rules => {
    const { config, problems } = readConfig(`[tool.efficiency-lens]\n${body}`, knowledge);
    assert.deepEqual(problems, []);
    return new Rules(config!, knowledge);
  };
  const heeded = (body: string, path: string, ...findings: Finding[]): readonly (readonly string[])[] => {
    const result = heed(findings, rules(body).forFile(path));
    assert.equal(result.findings.length + result.suppressed.length, findings.length);
    for (const { by } of result.suppressed) assert.equal(by, 'workspace');
    return [
      result.findings.map(({ pattern }) => pattern),
      result.suppressed.map(({ pattern, reason }) => (reason === undefined ? pattern : `${pattern}: ${reason}`)),
    ];
  };

  it('nothing where there is none', () => {
    const findings = [finding(MATERIALIZED)];
    assert.deepEqual(heed(findings, undefined), { findings, suppressed: [] });
    assert.equal(withRules(NO_FACTS, [MATERIALIZED]), NO_FACTS);
  });

  it('gives the reason of what is ignored', () => {
    const body = `ignore = [{ name = "attention", reason = "for teaching" }, "${MATERIALIZED}", "fp16-unscaled"]`;
    assert.deepEqual(heeded(body, 'a.py', finding(MATERIALIZED), finding('fp16-unscaled')), [
      [],
      [`${MATERIALIZED}: for teaching`, 'fp16-unscaled'],
    ]);
  });

  it('silences what is ignored, everywhere or in the files of a glob', () => {
    const both = [finding(MATERIALIZED), finding('fp16-unscaled')];
    assert.deepEqual(heeded('ignore = ["attention"]', 'a.py', ...both), [['fp16-unscaled'], [MATERIALIZED]]);
    const body = 'per-file-ignores = { "bench/**" = ["fp16-unscaled"], "*_b.py" = ["attention"] }';
    assert.deepEqual(heeded(body, 'bench/a.py', ...both), [[MATERIALIZED], ['fp16-unscaled']]);
    assert.deepEqual(heeded(body, 'bench/a_b.py', ...both), [[], [MATERIALIZED, 'fp16-unscaled']]);
    assert.deepEqual(heeded(body, 'src/a.py', ...both), [[MATERIALIZED, 'fp16-unscaled'], []]);
  });

  it('silences a technique that is declined, with the reason, and none that is adopted', () => {
    const found = [finding(MATERIALIZED), finding('fp16-unscaled')];
    const body = `decisions.fused-attention = { status = "declined", reason = "T4 only" }
decisions.mixed-precision = { status = "adopted", reason = "bf16" }
ignore = ["fused-attention"]
per-file-ignores = { "a.py" = ["fused-attention"] }`;
    assert.deepEqual(heeded(body, 'a.py', ...found), [['fp16-unscaled'], [`${MATERIALIZED}: T4 only`]]);
  });

  it('silences what is not sure enough', () => {
    const found = [finding(MATERIALIZED, 'medium'), finding('fp16-unscaled')];
    assert.deepEqual(heeded('min-confidence = "high"', 'a.py', ...found), [['fp16-unscaled'], [MATERIALIZED]]);
    assert.deepEqual(heeded('min-confidence = "medium"', 'a.py', ...found), [[MATERIALIZED, 'fp16-unscaled'], []]);
  });

  it('leaves out what is not selected, and puts targets above what the project states', () => {
    const facts = { ...NO_FACTS, versions: { torch: '<2', jax: '<1' }, ignored: ['x'] };
    const chosen = rules('select = ["eager-chosen"]\ntarget = { torch = "2.6" }').forFile('a.py');
    const told = withRules({ ...facts, rules: chosen }, [MATERIALIZED, 'eager-chosen', 'x']);
    assert.deepEqual(told.versions, { torch: '==2.6.*', jax: '<1' });
    assert.deepEqual(told.ignored, ['x', MATERIALIZED, 'x']);
    assert.deepEqual(withRules({ ...facts, rules: rules('').forFile('a.py') }, [MATERIALIZED]).ignored, ['x']);
    const nothing = withRules({ ...facts, rules: rules('select = []').forFile('a.py') }, [MATERIALIZED]);
    assert.deepEqual(nothing.ignored, ['x', MATERIALIZED]);
  });

  it('excludes files by globs from its folder', () => {
    const { excludes } = {
      excludes: (path: string) => rules('exclude = ["third_party", "src/*_pb2.py"]').excludes(path),
    };
    assert.deepEqual(['third_party/a.py', 'x/third_party/b/c.py', 'src/a_pb2.py', 'a_pb2.py'].map(excludes), [
      true,
      true,
      true,
      false,
    ]);
  });

  it('gives the severity of a pattern before that of its tier', () => {
    const { severity } = rules('severity = { clear = "off", attention-scores-materialized = "hint" }').config;
    assert.equal(severityBy(severity, { id: MATERIALIZED, tier: 'clear' }), 'hint');
    assert.equal(severityBy(severity, { id: 'other', tier: 'clear' }), 'off');
    assert.equal(severityBy(severity, { id: 'constructor', tier: 'likely' }), undefined);
  });
});
