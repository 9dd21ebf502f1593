// How mocha runs the bundled tests: all but those on dist/, or only the files that its command line names.
const isNamed = process.argv.slice(2).some((argument) => argument.endsWith('.test.mjs'));

module.exports = {
  // Mocha would add these to the files that are named.
  ...(isNamed
    ? {}
    : {
        spec: ['out/test/**/*.test.mjs'],
        ignore: ['out/test/editor/**', 'out/test/bench/**', 'out/test/**/*.process.test.mjs'],
      }),
  'node-option': ['enable-source-maps'],
  // Only for what hangs, also where all is tried on a busy machine: no test says by its limit how long something may take.
  timeout: 600_000,
};
