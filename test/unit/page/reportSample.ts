import { baselineOf } from '../../../src/core/baseline/baseline.ts';
import { compare } from '../../../src/core/baseline/compare.ts';
import type { Axes } from '../../../src/core/knowledge/axes.ts';
import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';
import type { Tier } from '../../../src/core/knowledge/pattern.ts';
import type { FileReport, ReportedFinding } from '../../../src/core/report/fileReport.ts';
import { reportOf } from '../../../src/core/report/report.ts';
import { type Summary, summarize } from '../../../src/core/report/summary.ts';
import type { ReportView } from '../../../src/page/html/report/reportView.ts';
import { PATTERN } from '../build/dataFolder.ts';
import { addresses, sampleKnowledge } from './samples.ts';

const SMALLER: Axes = { memory: { direction: 'better', size: 'large' } };
const FASTER_TOO: Axes = { ...SMALLER, speed: { direction: 'better', size: 'small' } };

/** The sample index with one pattern a tier; all would better memory, those of the tier `likely` speed as well. */
export async function reportKnowledge(): Promise<Knowledge> {
  const { version, categories, techniques, papers, errors, search, patterns } = await sampleKnowledge();
  const of = (tier: Tier, technique = PATTERN.technique) => ({
    ...patterns[0]!,
    id: `${tier}-pattern`,
    aliases: [],
    tier,
    technique,
    axes: tier === 'likely' ? FASTER_TOO : SMALLER,
  });
  return new Knowledge({
    version,
    categories,
    techniques,
    papers,
    dropped: {},
    errors,
    search,
    patterns: [of('breaks'), of('clear'), of('likely', 'mixed-precision'), of('optional')],
  });
}

const finding = (tier: Tier, line: number, over: Partial<ReportedFinding> = {}): ReportedFinding => ({
  pattern: `${tier}-pattern`,
  confidence: 'high',
  region: { startLine: line, startColumn: 1, endLine: line, endColumn: 9 },
  span: { start: 10 * line, end: 10 * line + 8 },
  construct: { startLine: line, endLine: line },
  seen: [],
  fingerprint: `${line}:1`,
  line: `text of ${line}`,
  ...over,
});

const file = (path: string, findings: readonly ReportedFinding[], over: Partial<FileReport> = {}): FileReport => ({
  path,
  findings,
  pragmas: [],
  undecided: 0,
  versions: { torch: '>=2.1' },
  ...over,
});

/** Files of which one is hot, one silenced, one efficient and `many` have one finding each. */
export const reportFiles = (name = 'train', many = 20): readonly FileReport[] => [
  file(`src/${name}.py`, [
    finding('breaks', 1),
    finding('clear', 2),
    finding('likely', 3),
    finding('likely', 4),
    finding('optional', 5),
  ]),
  file(`src/${name}/silenced.py`, [
    finding('clear', 1, { suppressed: { by: 'line', reason: `because of ${name}` } }),
    finding('clear', 2, { suppressed: { by: 'workspace' } }),
  ]),
  file(`src/${name}/efficient.py`, [], {
    undecided: 3,
    practices: [1, 2, 3].map((line) => ({
      practice: 'attention-fused',
      technique: 'fused-attention',
      message: 'Attention is fused.',
      line,
      span: { start: line, end: line + 1 },
      code: 'F.scaled_dot_product_attention(q, k, v)',
    })),
  }),
  ...Array.from({ length: many }, (_, i) => file(`lib/${name}_${i}.py`, [finding('likely', i + 1)])),
];

/** A report that was stopped and has a baseline. */
export function sampleSummary(knowledge: Knowledge, files = reportFiles()): Summary {
  const report = reportOf(files, knowledge, { optional: true, suppressed: true });
  const rows = report.rows.filter(({ suppressed }) => !suppressed);
  const knownAs = ({ path, pattern, line }: (typeof rows)[number]) => ({ path, pattern, line });
  const old = { path: files[0]!.path, pattern: 'clear-pattern', line: `was ${files[0]!.path} \u202e <b>` };
  const since = compare(baselineOf([...rows.slice(2).map(knownAs), old, old]), rows, knownAs);
  return summarize(report, files, knowledge, { coverage: { looked: files.length, total: 400 }, since });
}

export const reportView = (knowledge: Knowledge): ReportView => ({
  knowledge,
  addresses,
  place: (path, { start, end }, pattern) => `command:place?${encodeURIComponent(`${path} ${start} ${end} ${pattern}`)}`,
  actions: { scan: 'command:scan', exportReport: 'command:export', saveBaseline: 'command:baseline' },
});
