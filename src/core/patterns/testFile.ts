/** True for paths that hold tests, by the conventions of pytest and unittest. Separators of both kinds count. */
export const isTestFile = (id: string): boolean =>
  /(?:^|[\\/])(?:tests?|testing)[\\/]|(?:^|[\\/])(?:test_[^\\/]*|[^\\/]*_test|conftest)\.py$/i.test(id);
