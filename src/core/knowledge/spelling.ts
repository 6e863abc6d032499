const ISE = /is(?=(?:e|ed|es|er|ers|ing|able|ation|ations)(?![a-z]))/g;
const LYSE = /lys(?=(?:e|ed|es|er|ers|ing)(?![a-z]))/g;
const OUR = /(?<=[a-z]{2})our(?=(?:s|ed|ing|al|able)?(?![a-z]))/g;

/**
 * Folds British and American endings into one form: `vectorisation` and `vectorization` come out alike.
 *
 * Words that end the same way by chance (`noise`, `four`) are changed too; both sides of a comparison are folded, so
 * they still match themselves. Expects lower case.
 */
export const foldSpelling = (text: string): string => text.replace(ISE, 'iz').replace(LYSE, 'lyz').replace(OUR, 'or');

/** One form of an id for both spellings: `attention-scores-materialised` and `…-materialized` become the same. */
export const foldId = (id: string): string =>
  foldSpelling(
    id
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  );
