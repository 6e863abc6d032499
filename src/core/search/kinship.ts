import type { Knowledge } from '../knowledge/knowledge.ts';
import { RANKING } from './ranking.ts';
import type { Scoreboard } from './scoreboard.ts';

/**
 * Techniques and their papers speak for one another: a paper that a query finds vouches for what it is about, and a
 * technique for the papers its page begins with. Both by the scores of the words alone, so that nothing comes back to
 * where it came from.
 */
export function shareAmongKin(knowledge: Knowledge, board: Scoreboard): void {
  const techniques = board.ofKind('technique');
  const papers = board.ofKind('paper');
  const vouched = new Map<string, number>();
  for (const { hit, score } of papers) {
    hit.techniques.forEach((id, place) => {
      if (!knowledge.technique(id)) return;
      const share = score * RANKING.fromPaper * RANKING.fromPaperNext ** place;
      vouched.set(id, Math.max(vouched.get(id) ?? 0, share));
    });
  }
  for (const { hit, score } of techniques) {
    knowledge
      .papersOf(hit.id)
      .slice(0, RANKING.firstPapers)
      .forEach(({ paper }, place) => {
        const share = score * RANKING.fromTechnique * RANKING.fromTechniqueNext ** place;
        board.raise('paper', paper.id, board.of('paper', paper.id) + share);
      });
  }
  for (const [id, share] of vouched) board.raise('technique', id, share);
}
