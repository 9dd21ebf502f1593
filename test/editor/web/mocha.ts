// What the tests import as `mocha` where they run in a browser: its build for browsers, which has globals instead.
import 'mocha/mocha.js';

mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 30_000, color: false });

export const { after, afterEach, before, beforeEach, describe, it } = globalThis;
