import tseslint from 'typescript-eslint';

const noNode = {
  group: ['node:*', 'fs', 'path', 'os', 'child_process', 'worker_threads'],
  message: 'This folder runs in hosts without node.',
};
const noEditor = { group: ['vscode'], message: 'Only src/editor imports vscode.' };
const only = (files, ...patterns) => ({ files, rules: { 'no-restricted-imports': ['error', { patterns }] } });

/** The folder says what a file may touch; the compiler and the bundler hold the same lines. */
export default tseslint.config(
  { ignores: ['dist/**', 'out/**', '.vscode-test/**', 'node_modules/**', 'media/**'] },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { tsconfigRootDir: `${import.meta.dirname}/..` } },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      // The compiler checks every index; the mark says that the writer knows better, with the reason beside it in view.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  only(['src/core/**'], noNode, noEditor, {
    group: ['**/editor/**', '**/cli/**', '**/page/**', '**/worker/**', '**/build/**', '**/entry/**'],
    message: 'The core knows none of its readers.',
  }),
  only(['src/page/**'], noNode, noEditor, {
    group: ['**/editor/**', '**/cli/**', '**/build/**'],
    message: 'The page knows only the core.',
  }),
  only(['src/editor/**'], noNode, {
    group: ['**/cli/**', '**/build/**'],
    message: 'The editor knows the core and the page.',
  }),
  only(['src/cli/**', 'src/worker/**', 'src/build/**'], noEditor, {
    group: ['**/editor/**'],
    message: 'Readers do not know each other.',
  }),
  { files: ['src/entry/**'], rules: { 'max-lines': ['error', 40] } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
