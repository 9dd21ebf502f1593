import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A cast over `unknown` is a type that nobody has checked. */
const doubleCast = {
  selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword.typeAnnotation',
  message: 'Say what the value is, or check it, instead of “as unknown as”.',
};
/** A limit of a test of its own is an assertion of time. */
const timeLimit = {
  selector: 'CallExpression[callee.property.name="timeout"][arguments.length=1]',
  message: 'No time limit stands in for an assertion: count what is done instead.',
};
/** A property that is tried as often as somebody thought right, while others wait. */
const runCount = {
  selector:
    'CallExpression[callee.object.name="fc"][callee.property.name="assert"]:not(:has(CallExpression[callee.name="runs"].arguments))',
  message: 'Say how often it is tried with “runs” of test/support/share.ts.',
};

export default defineConfig(
  { ignores: ['dist', 'out', '.vscode-test', '.stryker-tmp', 'node_modules'] },
  {
    files: ['**/*.{ts,mjs,cjs}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', doubleCast],
      eqeqeq: 'error',
      'max-depth': ['error', 4],
    },
  },
  {
    files: ['{server,client}/**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': ['error', doubleCast, timeLimit, runCount] } },
  // What these print is what they are for; a type that a comment gives to what is parsed is not seen by the linter.
  { files: ['**/*.mjs'], rules: { 'no-console': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' } },
);
