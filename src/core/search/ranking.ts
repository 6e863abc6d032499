/** How the parts of a score are weighed. Changed only with the judged queries at hand. */
export const RANKING = {
  /** Power of the share of the query that a document speaks of. */
  coverage: 1.5,
  /** Documents that speak of less of the query are left out; more is asked of those that hold one word of it only. */
  leastCoverage: 0.25,
  leastAlone: 0.3,
  /** Results below this score are chance. */
  least: 9,
  /** Results below this share of the best are left out. */
  leastOfTop: 0.02,
  /** So many documents at most are looked at closely and shown. */
  most: 80,
  /** How much a query that is a name of the record counts. */
  name: 4,
  /** Being called by an alias, against a name. */
  alias: 0.9,
  /** What a query that is like a symptom counts: the rarities it asks for, times this, times a power of the likeness. */
  symptom: 16,
  symptomPower: 2,
  /** A symptom must be so much like the query at least. */
  leastSymptom: 0.3,
  /** From this likeness on, the query is a name of the record. */
  sameName: 0.95,
  named: 1.3,
  kind: { technique: 1.3, paper: 1, error: 0.9 },
  /** A synonym against the word itself: in score, and in how surely the document speaks of it. */
  synonym: 0.7,
  synonymSure: 0.8,
  /** Words of the query found written in one piece. */
  joined: 0.4,
  /** Rarity of a word nobody uses, against the rarest. */
  unknown: 1,
  /** What the score of a paper says for its first technique, and each next. */
  fromPaper: 0.5,
  fromPaperNext: 0.6,
  /** What the score of a technique says for the first papers of its page, and each next. */
  firstPapers: 12,
  fromTechnique: 0.22,
  fromTechniqueNext: 0.8,
  mostErrors: 3,
  /** A recognised message against the best other result. */
  error: 1.25,
  /** Each further technique of a recognised message stands so much lower. */
  errorStep: 0.03,
  /** Share of an error's score that its first technique gets when only words of the message are found, and each next. */
  errorShare: 0.25,
  errorNext: 0.85,
  /** Techniques that code points to stand above what its words find. */
  codeFloor: 0.6,
  /** What code points to is sure, also where its words find next to nothing. */
  codeTop: 20,
  codeText: 0.2,
} as const;
