const FOLDER = /(?:^|[\\/])(?:tests?|test_scripts|testing|benchmarks?)[\\/]/i;
const BENCHMARK = /(?:^|[\\/])(?:bench|(?:bench|benchmark|profile)_[^\\/]*|[^\\/]*_(?:bench|benchmark))\.py$/i;
const TEST = /(?:^|[\\/])(?:test_[^\\/]*|[^\\/]*_test|conftest)\.py$/i;
/** What pytest and unittest look for or bring along. */
const TESTS = /^[ \t]*(?:async[ \t]+)?def[ \t]+test|^[ \t]*class[ \t]+Test|\b(?:unittest|pytest|absltest|TestCase)\b/m;

/**
 * True for files that hold tests, by the conventions of pytest and unittest, or benchmarks, which wait and repeat on
 * purpose. Separators of both kinds count. A file that is only named `test_…` may well be the one that evaluates a model:
 * its text has to hold a test.
 */
export const isTestFile = (id: string, text: string): boolean =>
  FOLDER.test(id) || BENCHMARK.test(id) || (TEST.test(id) && (TESTS.test(text) || /conftest\.py$/i.test(id)));
