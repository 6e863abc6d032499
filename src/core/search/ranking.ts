/** How the parts of a score are weighed. Changed only with the judged queries at hand. */
export const RANKING = {
  /** Power of the share of the query that a document speaks of. */
  coverage: 1.5,
  /** Documents that speak of less of the query are left out. */
  leastCoverage: 0.3,
  /** Results below this share of the best are left out. */
  leastOfTop: 0.1,
  /** So many documents at most are looked at closely and shown. */
  most: 80,
  /** How much a query that is a name of the record counts. */
  name: 2.5,
  kind: { technique: 1.3, paper: 1, error: 0.9 },
  /** A synonym against the word itself: in score, and in how surely the document speaks of it. */
  synonym: 0.7,
  synonymSure: 0.8,
  /** Words of the query found written in one piece. */
  joined: 0.4,
  /** Rarity of a word nobody uses, against the rarest. */
  unknown: 0.7,
  mostErrors: 3,
  /** A recognised message against the best other result. */
  error: 1.25,
  /** Share of an error's score that its first technique gets when only words of the message are found. */
  errorShare: 0.5,
  /** Techniques that code points to stand above what its words find. */
  codeFloor: 0.6,
  codeText: 0.2,
} as const;
