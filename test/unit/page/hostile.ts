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
export function hostile(
  { version, categories, techniques, papers, patterns, dropped, errors, search }: Knowledge,
  text = HOSTILE,
): Knowledge {
  return new Knowledge({
    version,
    dropped,
    errors,
    search,
    categories: categories.map((category) => ({ ...category, name: text })),
    techniques: techniques.map((technique) => ({
      ...technique,
      name: text,
      summary: text,
      aliases: technique.aliases.map(() => text),
      frameworks: technique.frameworks.map(() => ({ name: text, versions: text })),
      papers: technique.papers.map(({ id }) => ({ id, why: text })),
      evidence: technique.evidence.map(({ measurement, ...figure }) => ({
        ...figure,
        claim: text,
        conditions: text,
        ...(measurement && {
          measurement: {
            ...measurement,
            compares: text,
            device: text,
            dtypes: [text],
            versions: { torch: text, python: text, [text]: text },
            sizes: measurement.sizes.map((size, i) => ({ ...size, parameters: { [text]: `${text}${i}` } })),
          },
        }),
      })),
      symptoms: technique.symptoms.map(() => text),
      how: technique.how.map((variant) =>
        variant.mark === 'run' ? { ...variant, framework: text, source: text } : variant,
      ),
    })),
    papers: papers.map((paper) => ({
      ...paper,
      title: text,
      ...(paper.summary !== undefined && { summary: text }),
      figures: paper.figures.map(() => ({ metric: text, value: text, against: text, on: text })),
      keywords: paper.keywords.map(() => text),
    })),
    patterns: patterns.map((pattern) => ({
      ...pattern,
      message: text,
      why: text,
      instead: text,
      quietWhen: pattern.quietWhen.map(() => text),
    })),
  });
}
