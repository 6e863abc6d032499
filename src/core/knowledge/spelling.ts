/** One form of an id for both spellings: `attention-scores-materialised` and `…-materialized` become the same. */
export const foldId = (id: string): string =>
  id
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/is(?=(?:e|ed|es|er|ers|ing|ation|ations)(?:-|$))/g, 'iz');
