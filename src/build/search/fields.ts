/**
 * What is indexed of a record, and how much a word counts there. A name says what a record is about, running text only
 * mentions things; the weights put the one above the other.
 */
export const FIELDS = {
  /** Name of a technique, title of a paper or error. */
  name: 6,
  /** All names of a technique. */
  aliases: 6,
  /** Words a paper wants to be found by. */
  keywords: 4,
  /** API names that lead to a technique. */
  apis: 3,
  summary: 2,
  /** What the patterns of a technique say. */
  patterns: 1.5,
  /** Subject of a paper outside efficiency. */
  topic: 1,
  /** What a technique is; what a paper's figures name. */
  text: 0.5,
} as const;

export type Field = keyof typeof FIELDS;

/**
 * Fields that hold names, one a line; their neighbouring words are indexed as one word too. Titles are too long for it, and
 * keywords so many that it would make the index a quarter larger.
 */
export const NAME_FIELDS: ReadonlySet<string> = new Set<Field>(['aliases']);

/** The order of fields in the index. */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly Field[];
