import { describe, it } from 'mocha';
import { checkFixAll } from '../support/check';

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
});
