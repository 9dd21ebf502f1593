import { describe, it } from 'mocha';
import { checkFixAll, checkLint, checkSilent } from '../support/check';

describe('repeated-introduction', () => {
  it('shortens a second introduction, with its article', () =>
    checkFixAll(
      `
      The North Atlantic Treaty Organization (NATO) met. The
      North Atlantic Treaty Organization's (NATO) members left NATO.
      `,
      `
      The North Atlantic Treaty Organization (NATO) met. NATO's members left NATO.
      `,
    ));
  it('takes what comes before an introduction for a summary', () => {
    const summary = 'The Republic of Korea (ROK) met. The ROK left.';
    checkSilent(`# Ships\n\n${summary}\n\n## 1. Introduction\n\n${summary}`);
    checkLint(`
      # Ships

      The Republic of Korea (ROK) met. The ROK left.

      ## Background

      The Republic of Korea (ROK) met. The ROK left.
          ^^^^^^^^^^^^^^^^^^^^^^^ repeated-introduction
    `);
    checkLint(`
      # Ships

      The Republic of Korea (ROK) met. The ROK left.

      ## Introduction

      The Republic of Korea (ROK) met. The ROK left.

      ## Background

      The Republic of Korea (ROK) met. The ROK left.
          ^^^^^^^^^^^^^^^^^^^^^^^ repeated-introduction
    `);
  });
});
