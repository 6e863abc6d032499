import { OUTSIDE } from '../core/knowledge/knowledge.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import type { Category } from '../core/knowledge/technique.ts';
import { nearest } from '../core/words/nearest.ts';
import type { ErrorFile } from './errorMessages.ts';
import type { Faults } from './faults.ts';
import type { PaperFile } from './papers.ts';
import type { TechniqueFile } from './techniques.ts';

export interface Records {
  readonly categories: readonly Category[];
  readonly techniques: readonly TechniqueFile[];
  readonly papers: readonly PaperFile[];
  readonly patterns: readonly PatternCard[];
  readonly errors: readonly ErrorFile[];
}

/** Follows every link between records, in both directions. */
export function checkLinks({ categories, techniques, papers, patterns, errors }: Records, faults: Faults): void {
  const categoryIds = categories.map(({ id }) => id);
  const rooms = new Map(techniques.map(({ technique }) => [technique.id, technique]));
  const records = new Map(papers.map(({ paper }) => [paper.id, paper]));

  const expect = (known: readonly string[], id: string, file: string, field: string, kind: string): boolean => {
    if (!id || known.includes(id)) return true;
    const meant = nearest(id, known);
    faults.add(file, field, `«${id}» is no ${kind}${meant ? `; did you mean «${meant}»?` : ''}`);
    return false;
  };
  const techniqueIds = [...rooms.keys()];

  for (const { file, technique } of techniques) {
    expect(
      categoryIds.filter((id) => id !== OUTSIDE),
      technique.category,
      file,
      'category',
      'category of techniques',
    );
    for (const [field, ids] of [
      ['combines-with', technique.combinesWith],
      ['excludes', technique.excludes],
    ] as const) {
      for (const id of ids) {
        expect(techniqueIds, id, file, field, 'technique');
        if (id === technique.id) faults.add(file, field, 'names the technique itself');
      }
    }
    for (const id of technique.combinesWith) {
      if (technique.excludes.includes(id)) faults.add(file, 'excludes', `«${id}» also stands in combines-with`);
    }
    technique.papers.forEach(({ id }, i) => {
      const field = `papers[${i}]`;
      if (!expect([...records.keys()], id, file, field, 'paper')) return;
      if (!records.get(id)?.techniques.includes(technique.id)) {
        faults.add(
          file,
          field,
          `the paper ${id} does not name ${technique.id} among its techniques; add it there or leave it out here`,
        );
      }
      if (technique.papers.findIndex((other) => other.id === id) !== i)
        faults.add(file, field, `«${id}» is listed twice`);
    });
    const own = patterns.filter((pattern) => pattern.technique === technique.id).map(({ id }) => id);
    technique.evidence.forEach(({ paper, patterns: about = [] }, i) => {
      if (paper !== undefined) expect([...records.keys()], paper, file, `evidence[${i}].paper`, 'paper');
      for (const id of about) expect(own, id, file, `evidence[${i}].patterns`, `pattern of ${technique.id}`);
    });
  }

  for (const { file, folder, paper } of papers) {
    const [first = ''] = paper.techniques;
    const outside = first.startsWith(OUTSIDE);
    if (!outside) for (const id of paper.techniques) expect(techniqueIds, id, file, 'techniques', 'technique');
    const right = outside ? OUTSIDE : rooms.get(first)?.category;
    if (right && right !== folder)
      faults.add(file, 'techniques', `the first is ${first}, so the file belongs in papers/${right}/`);
  }

  for (const pattern of patterns) {
    const file = `pattern ${pattern.id}`;
    if (!expect(techniqueIds, pattern.technique, file, 'technique', 'technique')) continue;
    const room = rooms.get(pattern.technique);
    if (!room) continue;
    if (!room.inCode)
      faults.add(file, 'technique', `${room.id} says in-code: false, though this pattern shows it in code`);
  }

  for (const { file, technique, open } of techniques) {
    const isShown = patterns.some((pattern) => pattern.technique === technique.id);
    if (technique.inCode && !isShown && open === undefined)
      faults.add(
        file,
        'in-code',
        'is true, but no pattern leads here; add one, or say under `open` what keeps it from being found',
      );
    if (open !== undefined && (isShown || !technique.inCode))
      faults.add(file, 'open', isShown ? 'a pattern leads here already; leave it out' : 'goes with in-code: true only');
  }

  for (const { file, error } of errors) {
    for (const { id } of error.techniques) expect(techniqueIds, id, file, `${error.id}.techniques`, 'technique');
  }

  checkOneMeaning(techniques, papers, patterns, faults);
}

/** `explain ID` takes any kind of id, so one id may mean one thing only. */
function checkOneMeaning(
  techniques: readonly TechniqueFile[],
  papers: readonly PaperFile[],
  patterns: readonly PatternCard[],
  faults: Faults,
): void {
  const owners = new Map<string, string>();
  const claim = (id: string, owner: string, right: string): void => {
    const before = owners.get(id);
    if (before) faults.add(owner, '', `the id «${id}» is also that of ${before}; ${right}`);
    else owners.set(id, owner);
  };
  for (const { file, technique } of techniques) claim(technique.id, file, 'rename one folder');
  for (const pattern of patterns) {
    for (const id of [pattern.id, ...pattern.aliases]) claim(id, `pattern ${pattern.id}`, 'choose another');
  }
  for (const { file, paper } of papers) claim(paper.id, file, 'choose a longer file name');
}
