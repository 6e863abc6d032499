import type { Document } from './documents.ts';
import type { Reading } from './lexicon.ts';
import type { NameTable } from './nameTable.ts';
import type { Query } from './query.ts';
import { RANKING } from './ranking.ts';
import type { Scoreboard } from './scoreboard.ts';
import type { TextIndex } from './textIndex.ts';

/** What one concept contributes to a document: its score, and how surely the document speaks of it. */
interface Share {
  score: number;
  sure: number;
}

/** Scores the documents whose words speak of a query, the best of them. */
export function scoreText(
  query: Query,
  documents: readonly Document[],
  index: TextIndex,
  names: NameTable,
  board: Scoreboard,
): void {
  const shares = query.concepts.map(({ readings }) => {
    const best = new Map<number, Share>();
    for (const { term, weight } of readings) {
      for (const [number, score] of index.scoresOf(term)) improve(best, number, score * weight, Math.sqrt(weight));
    }
    return best;
  });
  for (const { terms, covers } of query.alternatives) {
    for (const [number, score] of scoresOfAll(terms, index)) {
      for (const concept of covers) improve(shares[concept]!, number, score * RANKING.synonym, RANKING.synonymSure);
    }
  }
  const rarities = query.concepts.map(({ readings }) =>
    readings.length ? rarityOf(readings, index) : index.highestRarity * RANKING.unknown,
  );
  const asked = rarities.reduce((sum, rarity) => sum + rarity, 0);

  const totals = new Map<number, { score: number; covered: number; concepts: number }>();
  shares.forEach((best, i) => {
    for (const [number, { score, sure }] of best) {
      const total = totals.get(number) ?? { score: 0, covered: 0, concepts: 0 };
      total.score += score;
      total.covered += sure * rarities[i]!;
      total.concepts++;
      totals.set(number, total);
    }
  });
  for (const term of query.joined) {
    for (const [number, score] of index.scoresOf(term)) {
      const total = totals.get(number);
      if (total) total.score += score * RANKING.joined;
    }
  }

  const ranked = [...totals]
    .map(([number, { score, covered, concepts }]) => ({
      number,
      score,
      concepts,
      coverage: Math.min(1, covered / asked),
    }))
    .filter(({ coverage, concepts }) => coverage >= (concepts > 1 ? RANKING.leastCoverage : RANKING.leastAlone))
    .map(({ number, score, coverage }) => {
      const { kind } = documents[number]!.hit;
      return { number, score: score * coverage ** RANKING.coverage * RANKING.kind[kind] };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, RANKING.most);

  const likely = new Set(query.concepts.flatMap((concept) => concept.likely));
  for (const { number, score } of ranked) {
    const likeness = names.likeness(number, likely, (term) => index.rarityOf(term), asked);
    const isNamed = likeness >= RANKING.sameName;
    board.set(number, score * (1 + RANKING.name * likeness ** 3) * (isNamed ? RANKING.named : 1), isNamed);
  }
  const wide = new Set([...likely, ...query.alternatives.flatMap(({ terms }) => (terms.length === 1 ? terms : []))]);
  documents.forEach(({ hit, symptoms }, number) => {
    if (!symptoms.length) return;
    const likeness = names.symptomLikeness(number, wide, (term) => index.rarityOf(term), asked);
    if (likeness < RANKING.leastSymptom) return;
    board.raise(
      'technique',
      hit.id,
      board.of('technique', hit.id) + RANKING.symptom * asked * likeness ** RANKING.symptomPower,
    );
  });
}

/** Documents that hold every one of the terms, by the mean of what they score. */
function scoresOfAll(terms: readonly string[], index: TextIndex): [number, number][] {
  const [first, ...rest] = terms.map((term) => index.scoresOf(term));
  return [...(first ?? [])].flatMap(([number, score]): [number, number][] => {
    const others = rest.map((scores) => scores.get(number));
    if (others.some((other) => other === undefined)) return [];
    return [[number, others.reduce<number>((sum, other) => sum + other!, score) / terms.length]];
  });
}

function improve(best: Map<number, Share>, number: number, score: number, sure: number): void {
  const share = best.get(number);
  if (!share) best.set(number, { score, sure });
  else {
    share.score = Math.max(share.score, score);
    share.sure = Math.max(share.sure, sure);
  }
}

/** Of the likeliest readings: a rare word that might be meant makes the query no rarer. */
function rarityOf(readings: readonly Reading[], index: TextIndex): number {
  const surest = Math.max(...readings.map(({ weight }) => weight));
  return Math.max(...readings.filter(({ weight }) => weight === surest).map(({ term }) => index.rarityOf(term)));
}
