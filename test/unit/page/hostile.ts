import { Knowledge } from '../../../src/core/knowledge/knowledge.ts';

/** Text that would do harm as markup. */
export const HOSTILE = '</script><img src=x onerror="alert(1)"> \u202e`${x}` \'"&amp; </title><!-- --> ]]>';

/** The tags of a page, without the marks that stand for characters which code would hide. */
export const tagsOf = (page: string): string[] =>
  Array.from(
    page.replace(/<span class="unseen">U\+202E<\/span>/g, '').matchAll(/<\/?([a-zA-Z][\w-]*|!--)/g),
    ([tag]) => tag,
  );

/** The same shape with every text of people replaced; links to other records stay whole. */
export function hostile({ version, categories, techniques, papers, patterns, errors, search }: Knowledge): Knowledge {
  return new Knowledge({
    version,
    errors,
    search,
    categories: categories.map((category) => ({ ...category, name: HOSTILE })),
    techniques: techniques.map((technique) => ({
      ...technique,
      name: HOSTILE,
      summary: HOSTILE,
      aliases: technique.aliases.map(() => HOSTILE),
      frameworks: technique.frameworks.map(() => ({ name: HOSTILE, versions: HOSTILE })),
      papers: technique.papers.map(({ id }) => ({ id, why: HOSTILE })),
      evidence: technique.evidence.map((figure) => ({ ...figure, claim: HOSTILE, conditions: HOSTILE })),
      symptoms: technique.symptoms.map(() => HOSTILE),
      how: technique.how.map((variant) =>
        variant.mark === 'run' ? { ...variant, framework: HOSTILE, source: HOSTILE } : variant,
      ),
    })),
    papers: papers.map((paper) => ({
      ...paper,
      title: HOSTILE,
      ...(paper.summary !== undefined && { summary: HOSTILE }),
      figures: paper.figures.map(() => ({ metric: HOSTILE, value: HOSTILE, against: HOSTILE, on: HOSTILE })),
      keywords: paper.keywords.map(() => HOSTILE),
    })),
    patterns: patterns.map((pattern) => ({
      ...pattern,
      message: HOSTILE,
      why: HOSTILE,
      instead: HOSTILE,
      quietWhen: pattern.quietWhen.map(() => HOSTILE),
    })),
  });
}
