import assert from 'node:assert/strict';
import fc from 'fast-check';
import { before, describe, it } from 'mocha';
import { stringify } from 'smol-toml';
import { type Config, EMPTY } from '../../../src/core/config/config.ts';
import { KEYS } from '../../../src/core/config/keys.ts';
import { mayConfigure, readConfig } from '../../../src/core/config/read.ts';
import { Rules } from '../../../src/core/config/rules.ts';
import { severityBy } from '../../../src/core/config/severity.ts';
import type { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import { fixtureKnowledge, MATERIALIZED } from './fixture.ts';

const HEAD = '[tool.efficiency-lens]\n';
const OF_ATTENTION = [MATERIALIZED, 'eager-chosen'];

describe('[tool.efficiency-lens]', () => {
  let knowledge: Knowledge;
  before(async () => void (knowledge = await fixtureKnowledge()));

  const read = (body: string) => readConfig(HEAD + body, knowledge);
  /** What a table says beyond an empty one, all of it being right. */
  const good = (body: string): Partial<Config> => {
    const { config, problems } = read(body);
    assert.deepEqual(problems, []);
    const entries = Object.entries(config!);
    return Object.fromEntries(entries.filter(([key, value]) => value !== EMPTY[key as keyof Config]));
  };

  describe('reads', () => {
    const cases: readonly (readonly [body: string, config: Partial<Config>])[] = [
      ['', {}],
      [`select = ["${MATERIALIZED}"]`, { select: [MATERIALIZED] }],
      ['select = []', { select: [] }],
      ['ignore = ["attention-by-hand"]', { ignore: [{ pattern: MATERIALIZED }] }],
      ['ignore = ["attention-scores-materialised"]', { ignore: [{ pattern: MATERIALIZED }] }],
      ['ignore = ["fused-attention"]', { ignore: OF_ATTENTION.map((pattern) => ({ pattern })) }],
      [
        'ignore = ["attention", "fp16-unscaled"]',
        { ignore: [...OF_ATTENTION, 'fp16-unscaled'].map((pattern) => ({ pattern })) },
      ],
      [
        'ignore = ["eager-chosen", { name = "mixed-precision", reason = " our cards lack it " }]',
        { ignore: [{ pattern: 'eager-chosen' }, { pattern: 'fp16-unscaled', reason: 'our cards lack it' }] },
      ],
      [
        'per-file-ignores = { "bench/**" = ["mixed-precision"] }',
        { perFileIgnores: [{ glob: 'bench/**', patterns: ['fp16-unscaled'] }] },
      ],
      ['exclude = ["third_party", "*_pb2.py"]', { exclude: ['third_party', '*_pb2.py'] }],
      ['target = { torch = "2.6" }', { target: { torch: '==2.6.*' } }],
      ['target = { torch = "2.6.1+cu124" }', { target: { torch: '==2.6.1+cu124' } }],
      ['target = { Flash_Attn = ">= 2, < 3" }', { target: { 'flash-attn': '>=2,<3' } }],
      ['min-confidence = "high"', { minConfidence: 'high' }],
      [
        'severity = { likely = "off", attention-by-hand = "warning" }',
        { severity: { tiers: { likely: 'off' }, patterns: { [MATERIALIZED]: 'warning' } } },
      ],
      [
        '[tool.efficiency-lens.decisions]\nfused-attention = { status = "declined", reason = " T4 only " }',
        { decisions: [{ technique: 'fused-attention', status: 'declined', reason: 'T4 only' }] },
      ],
      [
        'decisions.mixed-precision.status = "adopted"',
        { decisions: [{ technique: 'mixed-precision', status: 'adopted' }] },
      ],
    ];
    for (const [body, config] of cases) it(body || 'an empty table', () => assert.deepEqual(good(body), config));

    it('every key there is', () => {
      const tried = cases.map(([body]) => body).join('\n');
      for (const key of KEYS.keys()) assert.ok(tried.includes(key), key);
    });

    it('nothing of a file without the table, and loads nothing for it', () => {
      const text = '[project]\nname = "efficiency"\n';
      assert.deepEqual(readConfig(text, knowledge), { problems: [] });
      assert.ok(!mayConfigure(text));
      assert.ok(mayConfigure(HEAD));
      assert.deepEqual(readConfig('# efficiency-lens\n[tool.black]\n', knowledge), { problems: [] });
    });

    it('dates and numbers of other tables, of whatever size', () => {
      const { config, problems } = readConfig(
        `a = 99999999999999999999\nb = 1979-05-27\n__proto__ = 1\n${HEAD}ignore = ["eager-chosen"]\n`,
        knowledge,
      );
      assert.deepEqual([config?.ignore, problems], [[{ pattern: 'eager-chosen' }], []]);
    });
  });

  describe('says what is wrong, where, and what is near', () => {
    const cases: readonly (readonly [body: string, key: string, line: number, message: string, near?: string])[] = [
      ['ignor = []', 'ignor', 2, '«ignor» is no key; do you mean «ignore»?', 'ignore'],
      ['\nfavourite-colour = 1', 'favourite-colour', 3, '«favourite-colour» is no key.'],
      ['"a\\nb" = 1', '"a b"', 2, '«a b» is no key.'],
      ['ignore = "eager-chosen"', 'ignore', 2, '«ignore» is a list of names, not a text.'],
      ['ignore = [\n  "eager-chosen",\n  1,\n]', 'ignore[1]', 4, '«ignore» is a list of names; here is a number.'],
      ['ignore = [{ reason = "x" }]', 'ignore[0]', 2, '«ignore» has an entry without a name.'],
      ['ignore = [{ name = 1 }]', 'ignore[0].name', 2, '«name» is a text, not a number.'],
      [
        'ignore = [{ name = "eager-chosen", reasn = "x" }]',
        'ignore[0].reasn',
        2,
        '«reasn» is no key of an entry; do you mean «reason»?',
        'reason',
      ],
      [
        'select = ["eager-chosen", "fused-atention"]',
        'select[1]',
        2,
        '«fused-atention» is no pattern, technique or category; do you mean «fused-attention»?',
        'fused-attention',
      ],
      ['per-file-ignores = ["a.py"]', 'per-file-ignores', 2, '«per-file-ignores» is a table of globs, not a list.'],
      ['per-file-ignores = { "a.py" = 1 }', 'per-file-ignores."a.py"', 2, '«a.py» is a list of names, not a number.'],
      ['per-file-ignores = { "a[" = [] }', 'per-file-ignores."a["', 2, '«a[» is no glob: its bracket does not close.'],
      ['exclude = ["../a"]', 'exclude[0]', 2, '«../a» is no glob: it leads out of the folder.'],
      ['exclude = true', 'exclude', 2, '«exclude» is a list of globs, not true or false.'],
      [
        'target = { torch = "new" }',
        'target.torch',
        2,
        '«new» is no version, as «2.6» is, and no range of versions, as «>=2.4,<3» is.',
      ],
      ['target = { torch = 2.6 }', 'target.torch', 2, '«torch» is a version or a range of versions, not a number.'],
      ['target = { "a b" = "2" }', 'target."a b"', 2, '«a b» is no name of a library.'],
      ['target = 1979-05-27', 'target', 2, '«target» is a table of libraries, not a date.'],
      ['min-confidence = "low"', 'min-confidence', 2, '«low» is no confidence (high, medium).'],
      [
        'severity = { breaks = "hnt" }',
        'severity.breaks',
        2,
        '«hnt» is no severity (warning, information, hint, off); do you mean «hint»?',
        'hint',
      ],
      [
        'severity = { eager-chose = "off" }',
        'severity.eager-chose',
        2,
        '«eager-chose» is no pattern or tier; do you mean «eager-chosen»?',
        'eager-chosen',
      ],
      [
        'ignore = ["heads-in-turn"]',
        'ignore[0]',
        2,
        '«heads-in-turn» is no longer a pattern; see the technique «fused-attention».',
      ],
      [
        'severity = { heads-in-turn = "off" }',
        'severity.heads-in-turn',
        2,
        '«heads-in-turn» is no longer a pattern; see the technique «fused-attention».',
      ],
      ['severity = "off"', 'severity', 2, '«severity» is a table of patterns and tiers, not a text.'],
      [
        'decisions = { attention = { status = "declined" } }',
        'decisions.attention',
        2,
        '«attention» is no technique; do you mean «fused-attention»?',
        'fused-attention',
      ],
      [
        'decisions = { fused-attention = "declined" }',
        'decisions.fused-attention',
        2,
        '«fused-attention» is a table with a status, not a text.',
      ],
      [
        '[tool.efficiency-lens.decisions.fused-attention]\nreason = "x"',
        'decisions.fused-attention',
        2,
        '«fused-attention» has no status: it is adopted or declined.',
      ],
      [
        'decisions.fused-attention = { status = "rejected" }',
        'decisions.fused-attention.status',
        2,
        '«rejected» is no status (adopted, declined).',
      ],
      [
        'decisions.fused-attention = { status = "adopted", reason = 1 }',
        'decisions.fused-attention.reason',
        2,
        '«reason» is a text, not a number.',
      ],
      [
        'decisions.fused-attention = { status = "adopted", reasons = "x" }',
        'decisions.fused-attention.reasons',
        2,
        '«reasons» is no key of a decision; do you mean «reason»?',
        'reason',
      ],
    ];
    for (const [body, key, line, message, near] of cases) {
      it(message, () => {
        const text = HEAD + body;
        const { config, problems } = readConfig(text, knowledge);
        assert.ok(config);
        const [problem, ...others] = problems;
        assert.deepEqual(others, []);
        assert.deepEqual(
          [problem?.key, problem?.line, problem?.message, problem?.nearest],
          [`tool.efficiency-lens.${key}`, line, message, near],
        );
        assert.equal(text.slice(0, problem!.span!.start).split('\n').length, line);
      });
    }

    it('in one sentence of at most 120 characters, whatever was written', () => {
      const far = 'long-winded-'.repeat(20);
      const { patterns, techniques } = knowledge;
      const longest = [...patterns, ...techniques].map(({ id }) => id).reduce((a, b) => (b.length > a.length ? b : a));
      const misspelt = [far, `${longest}x`, `${far.slice(0, 70)}`, 'breakz'].map((word) => JSON.stringify(word));
      const wrong = [
        '1',
        'true',
        '[1]',
        '{ a = 1 }',
        '1979-05-27',
        ...misspelt,
        ...misspelt.map((word) => `[${word}]`),
      ];
      const bodies = [
        ...misspelt.map((word) => `${word} = 1`),
        ...[...KEYS.keys()].flatMap((key) => wrong.map((value) => `${key} = ${value}`)),
        ...['per-file-ignores', 'target', 'severity', 'decisions'].flatMap((key) =>
          misspelt.flatMap((name) => wrong.map((value) => `${key} = { ${name} = ${value} }`)),
        ),
        ...wrong.map((value) => `severity = { ${patterns[0]!.id} = ${value} }`),
        ...wrong.map((value) => `decisions = { fused-attention = { status = ${value}, reason = ${value} } }`),
        ...wrong.map((value) => `decisions = { fused-attention = { ${JSON.stringify(far)} = ${value} } }`),
        ...['{'.repeat(70), '!a', '..', 'a['.padEnd(90, 'b'), 'a'.repeat(600)].map((glob) => `exclude = ["${glob}"]`),
        `a = ${far}`,
        `[${far}`,
        `a = 1\na = 1`,
      ];
      const messages = new Set(bodies.flatMap((body) => read(body).problems.map(({ message }) => message)));
      assert.ok(messages.size > 50, `${messages.size}`);
      for (const message of messages) {
        assert.ok(message.length <= 120, `${message.length}: ${message}`);
        assert.match(message.replace(/«[^»]*»/g, ''), /^[^.?!]*[.?]$/, message);
      }
    });

    it('of a table that is none', () => {
      const { config, problems } = readConfig('\n[[tool.efficiency-lens]]\n', knowledge);
      assert.equal(config, undefined);
      assert.equal(problems[0]?.message, '«tool.efficiency-lens» is a table, not a list.');
      assert.equal(problems[0]?.line, 2);
    });

    it('of a text that is no TOML: one problem, and no table', () => {
      const { config, problems } = read('ignore = ["eager-chosen"]\nselect = }\n');
      assert.equal(config, undefined);
      assert.equal(problems.length, 1);
      assert.match(problems[0]!.message, /^This is no TOML, so that nothing of it holds: \S.*[^.]\.$/);
      assert.deepEqual([problems[0]!.key, problems[0]!.line], ['', 3]);
    });

    it('of a text that is far too long', () => {
      const { config, problems } = read(`# ${'x'.repeat(1_000_000)}`);
      assert.equal(config, undefined);
      assert.equal(problems.length, 1);
    });

    it('of a few only where everything is wrong', () => {
      const start = performance.now();
      const names = Array.from({ length: 5000 }, (_, i) => `"${'wrong'.repeat(20)}${i}"`);
      assert.equal(read(`ignore = [${names.join()}]`).problems.length, 50);
      assert.ok(performance.now() - start < 1000);
    });

    it('without end of time or space for keys that are long, deep and many', () => {
      const entries = (count: number): string => `[${'1,'.repeat(count)}]`;
      const long = 'k'.repeat(300_000);
      const bodies = [
        `per-file-ignores = { "${long}" = ${entries(300_000)} }`,
        `${'a.'.repeat(5000)}b = 1`,
        `exclude = ${'['.repeat(900)}${']'.repeat(900)}`,
        `wrong = 1\n[${long}]\n${Array.from({ length: 60_000 }, (_, i) => `k${i} = 1`).join('\n')}`,
        `severity = { ${Array.from({ length: 30_000 }, (_, i) => `k${i} = 1`).join()} }`,
        `exclude = ["${'{a,b}'.repeat(90)}", "${'{'.repeat(400)}", "${'[!'.repeat(200)}"]`,
      ];
      for (const body of bodies) {
        const start = performance.now();
        assert.ok(read(body).problems.length > 0, body.slice(0, 40));
        assert.ok(performance.now() - start < 3000, `${body.slice(0, 40)}: ${performance.now() - start} ms`);
      }
    });
  });

  it('leaves a wrong entry out and keeps the others', () => {
    const { config, problems } = read(`
ignor = ["fp16-unscaled"]
ignore = ["eager-chosen", "nothing-like-it", 3]
exclude = ["[", "b"]
severity = { likely = "loud", clear = "off" }
min-confidence = 3
per-file-ignores = { "a[" = ["eager-chosen"], "b" = ["what", "eager-chosen"] }
target = { torch = "x", jax = "0.5" }
decisions = { nobody = { status = "declined" }, fused-attention = { status = "adopted", reason = 2 } }
`);
    assert.deepEqual(config, {
      ...EMPTY,
      ignore: [{ pattern: 'eager-chosen' }],
      exclude: ['b'],
      severity: { patterns: {}, tiers: { clear: 'off' } },
      perFileIgnores: [{ glob: 'b', patterns: ['eager-chosen'] }],
      target: { jax: '==0.5.*' },
      decisions: [{ technique: 'fused-attention', status: 'adopted' }],
    });
    assert.equal(problems.length, 11);
  });

  it('looks for everything where nothing that is selected exists', () => {
    assert.equal(read('select = ["eager-chossen"]').config?.select, undefined);
    assert.equal(read('select = 1').config?.select, undefined);
  });

  it('never throws, whatever a file holds', () => {
    const arbitraryText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => HEAD + text),
      fc
        .array(
          fc.constantFrom(HEAD, '[', ']', '{', '}', '=', ',', '.', '"', "'", '"""', '\\', '\n', '#', 'ignore', '1'),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(fc.property(arbitraryText, (text) => void sound(text)));
  });

  it('never throws, whatever its keys hold', () => {
    const key = fc.oneof(
      fc.constantFrom(...KEYS.keys(), 'status', 'reason', 'breaks', 'eager-chosen', 'fused-attention', 'constructor'),
      fc.string(),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        key,
        fc.constantFrom('declined', 'off', 'high', '>=2', '**/*.py', '{'),
        fc.boolean(),
        fc.double({ noInteger: true }),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    }));
    const tables = fc.dictionary(fc.constantFrom(...KEYS.keys(), 'other'), value);
    let withProblems = 0;
    let followed = 0;
    fc.assert(
      fc.property(tables, (table) => {
        const text = stringify({ tool: { 'efficiency-lens': table } });
        const { config, problems } = sound(text);
        assert.ok(config);
        if (problems.length) withProblems++;
        if (config !== EMPTY) followed++;
        for (const { key: at, line } of problems) assert.ok(line, `${at} has no line in\n${text}`);
      }),
      { numRuns: 500 },
    );
    assert.ok(withProblems > 50 && followed > 50);
  });

  /** Reads a text and asks everything that may be asked of what comes out. */
  function sound(text: string) {
    const read = readConfig(text, knowledge);
    for (const { message, key } of read.problems) {
      assert.match(message, /[.?]$/);
      assert.doesNotMatch(message + key, /\p{Cc}/u);
    }
    if (!read.config) return read;
    const rules = new Rules(read.config, knowledge);
    assert.equal(typeof rules.excludes('a/b.py'), 'boolean');
    assert.ok(structuredClone(rules.forFile('a/b.py')).silenced instanceof Map);
    for (const card of knowledge.patterns) severityBy(read.config.severity, card);
    return read;
  }
});
