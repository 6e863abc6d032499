/**
 * True for paths that hold tests, by the conventions of pytest and unittest, or benchmarks, which wait and repeat on
 * purpose. Separators of both kinds count.
 */
export const isTestFile = (id: string): boolean =>
  /(?:^|[\\/])(?:tests?|testing|benchmarks?)[\\/]|(?:^|[\\/])(?:test_[^\\/]*|[^\\/]*_test|conftest|bench|(?:bench|benchmark|profile)_[^\\/]*|[^\\/]*_(?:bench|benchmark))\.py$/i.test(
    id,
  );
