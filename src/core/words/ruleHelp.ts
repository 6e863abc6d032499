import { evidenceOf } from '../knowledge/evidenceOf.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { arxivUrl } from '../knowledge/paper.ts';
import type { PatternCard } from '../knowledge/patternCard.ts';
import { axesWords } from './effects.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { evidenceWords } from './evidenceWords.ts';
import { explain } from './explain.ts';
import { precisionWords } from './precisionWords.ts';

const PAPERS = 5;

/** What a report in a browser says about a pattern, as Markdown. */
export function ruleMarkdown(pattern: PatternCard, knowledge: Knowledge): string {
  const technique = knowledge.technique(pattern.technique);
  const evidence = technique && evidenceOf(pattern, technique);
  const papers = knowledge.papersOf(pattern.technique).slice(0, PAPERS);
  const versions = Object.entries(pattern.versions).map(([name, range]) => `${name} ${range}`);
  const blocks = [
    `**${escapeMarkdown(technique?.name ?? pattern.technique)}** — ${escapeMarkdown(axesWords(pattern.axes))}`,
    escapeMarkdown(pattern.why),
    `**Instead:** ${escapeMarkdown(pattern.instead)}`,
    versions.length > 0 && `**Holds for:** ${escapeMarkdown(versions.join(', '))}`,
    evidence && `**Evidence:** ${escapeMarkdown(evidenceWords(evidence, knowledge))}`,
    pattern.quietWhen.length > 0 && `**Fine as it is when**\n\n${bullets(pattern.quietWhen.map(escapeMarkdown))}`,
    `**Precision:** ${escapeMarkdown(precisionWords(pattern.precision))}`,
    papers.length > 0 &&
      `**Papers**\n\n${bullets(papers.map(({ paper }) => `[${escapeMarkdown(paper.title)}](${arxivUrl(paper)}) (${paper.year})`))}`,
    `**To silence it:** ${codeSpan(`# efficiency-lens: ignore[${pattern.id}] -- reason`)}`,
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** The same as plain text. */
export const ruleText = (pattern: PatternCard, knowledge: Knowledge): string =>
  explain({ kind: 'pattern', record: pattern }, knowledge);

const bullets = (entries: readonly string[]): string => entries.map((entry) => `- ${entry}`).join('\n');
