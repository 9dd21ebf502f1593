// Mutants: small changes that break the code, each of which the tests should notice. `npm run mutants` tries all, for hours;
// `npm run mutants -- --mutate server/rules/pair-form.ts` those of a file.

export default {
  mutate: ['server/{usage,rules,glossary,text}/**/*.ts'],
  // The tests run as they always do, in bundles: all mutants are in them, and one at a time is switched on.
  buildCommand: 'node esbuild.mjs --tests',
  testRunner: 'mocha',
  mochaOptions: {
    'no-config': true,
    spec: ['out/test/{usage,rules,glossary,text,features}/**/*.test.mjs'],
    // They look at the text of the code, count what is done, or have monsters read: they take long and tell little here.
    ignore: [
      'out/test/**/*.process.test.mjs',
      'out/test/usage/growth.test.mjs',
      'out/test/glossary/formats/badInput.test.mjs',
    ],
  },
  coverageAnalysis: 'perTest',
  // What is said once when a file is loaded, as the words of a rule, would need all tests for each.
  ignoreStatic: true,
  concurrency: 2,
  // The machine may be busy: only what never ends is late.
  timeoutFactor: 4,
  ignorePatterns: ['dist', 'out', '.vscode-test'],
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'out/mutants.html' },
  jsonReporter: { fileName: 'out/mutants.json' },
};
