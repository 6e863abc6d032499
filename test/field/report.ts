import { type Counted, type Figures, type MacroFigures, type Share, STRONG_ENOUGH } from './figures.ts';
import { labelRecord, findingRecord, placesOf, placeWords } from './places.ts';
import type { Measured, Measurement } from './measure.ts';

/** A measurement for people: what was looked at, the figures, and every place where detector and labels differ. */
export function textOf(measurement: Measurement): string {
  const { allTiers, shownTiers } = measurement;
  const places = placesOf(measurement);
  return [
    surveyText(measurement),
    scoreText('All tiers', allTiers),
    scoreText('Tiers shown by default', shownTiers),
    categoriesText(measurement),
    listText('Strong labels missed', places.missed.map(labelRecord)),
    listText('Strong labels hit by the tier optional only', places.optionalOnly.map(labelRecord)),
    listText('Wrong findings', places.wrong.map(findingRecord)),
    listText('Unjudged findings', places.unjudged.map(findingRecord)),
    listText('Soft labels missed', places.missedSoft.map(labelRecord)),
  ].join('\n\n');
}

/** The same as plain data: lines from one, cells from zero, shares from 0 to 1 and null where there is nothing to share. */
export function jsonOf(measurement: Measurement): object {
  const { survey, allTiers, shownTiers, categories } = measurement;
  const figures = ({ score, withoutHostSync }: Measured): object => ({ score, withoutHostSync });
  const { missed, missedSoft, optionalOnly, ...findings } = placesOf(measurement);
  return {
    looked: survey.looked.length,
    missing: survey.missing.map(({ repo, path }) => ({ repo, path })),
    absent: Object.fromEntries(survey.absent),
    remarks: survey.remarks,
    allTiers: figures(allTiers),
    shownTiers: figures(shownTiers),
    categories,
    ...mapValues({ missed, missedSoft, optionalOnly }, (labels) => labels.map(labelRecord)),
    ...mapValues(findings, (found) => found.map(findingRecord)),
  };
}

function surveyText({ survey: { looked, missing, absent, remarks } }: Measurement): string {
  const repositories = new Set(looked.map(({ file }) => file.repo)).size;
  const clean = looked.filter(({ file }) => file.clean).length;
  return [
    `Labelled files: ${looked.length - clean}. Clean files: ${clean}. Repositories: ${repositories}.`,
    ...(missing.length ? [`Missing files, whose labels do not count: ${missing.length}`] : []),
    ...[...absent].map(([repo, files]) => `  ${repo}: no folder of it; files: ${files}`),
    ...missing.filter(({ repo }) => !absent.has(repo)).map(({ repo, path }) => `  ${repo}/${path}`),
    ...remarks.map(({ at, why }) => `Warning: ${at}: ${why}`),
  ].join('\n');
}

function scoreText(title: string, { score, withoutHostSync }: Measured): string {
  return [
    `${title} (with 95 % intervals; unjudged findings: ${score.unjudged})`,
    ...microText('micro', score.micro),
    ...microText('micro without host-sync-in-loop', withoutHostSync.micro),
    ...macroText('macro', score.macro),
    ...macroText('macro without host-sync-in-loop', withoutHostSync.macro),
  ].join('\n');
}

const microText = (name: string, { precision, recall, softRecall }: Figures): readonly string[] => [
  `  ${name}`,
  `    precision      ${countedText(precision)}`,
  `    strong recall  ${countedText(recall)}`,
  `    soft recall    ${countedText(softRecall)}`,
];

const macroText = (name: string, { precision, recall }: MacroFigures): readonly string[] => [
  `  ${name}, categories with at least ${STRONG_ENOUGH} strong labels`,
  `    precision      ${shareText(precision)}  over ${precision.categories}`,
  `    strong recall  ${shareText(recall)}  over ${recall.categories}`,
];

function categoriesText({ categories }: Measurement): string {
  const width = Math.max(...categories.map(({ category }) => category.length));
  const rows = categories.map(({ category, precision, recall, softRecall, unjudged }) => {
    const cells = [recall, softRecall, precision].map(({ hits, of }) => `${hits}/${of}`.padStart(9));
    return `  ${category.padEnd(width)}${cells.join('')}${String(unjudged).padStart(10)}`;
  });
  const header = `  ${'category'.padEnd(width)}${['strong', 'soft', 'right'].map((word) => word.padStart(9)).join('')}  unjudged`;
  return ['Categories, all tiers', header, ...rows].join('\n');
}

function listText(title: string, places: readonly Parameters<typeof placeWords>[0][]): string {
  return [`${title}: ${places.length}`, ...places.map((place) => `  ${placeWords(place)}`)].join('\n');
}

const countedText = (counted: Counted): string => `${shareText(counted)}  ${counted.hits} of ${counted.of}`;

function shareText({ share, low, high }: Share): string {
  const percent = (value: number): string => (value * 100).toFixed(1);
  return share === null ? 'nothing to measure' : `${percent(share)} % (${percent(low)} to ${percent(high)})`;
}

const mapValues = <K extends string, A, B>(record: Readonly<Record<K, A>>, of: (value: A) => B): Record<K, B> =>
  Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, of(value)])) as Record<K, B>;
