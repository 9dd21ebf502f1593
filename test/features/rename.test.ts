import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkRename, renameText } from '../support/check';

describe('rename', () => {
  it('writes another name wherever the draft names a concept freely', () =>
    checkRename(
      `
      # South Korea today

      South$0 Korea's ships sailed. “South Korea sails”, he said. The Republic of Korea Navy is
      proud; South Korean sailors are too. South
      Korea paid.
      `,
      'Republic of Korea',
      `
      # South Korea today

      The Republic of Korea's ships sailed. “South Korea sails”, he said. The Republic of Korea Navy is
      proud; South Korean sailors are too. The Republic
      of Korea paid.
      `,
    ));
  it('lands right after what takes two units of a line', () =>
    checkRename(
      '😀 South$0 Korea pays; 👩‍👩‍👧 so South Korea’s ships sail.',
      'Republic of Korea',
      '😀 the Republic of Korea pays; 👩‍👩‍👧 so the Republic of Korea’s ships sail.',
    ));
  it('introduces an abbreviation at its first place in each part', () =>
    checkRename(
      `
      ## Summary

      North$0 Korea tests missiles. Nobody can stop North Korea.

      ## Analysis

      North Korea's missiles fly.
      `,
      'DPRK',
      `
      ## Summary

      The Democratic People's Republic of Korea (DPRK) tests missiles. Nobody can stop the DPRK.

      ## Analysis

      The Democratic People's Republic of Korea's (DPRK) missiles fly.
      `,
    ));
  it('takes an introduction with it that nothing relies on any more', () =>
    checkRename(
      'The Republic of Korea (ROK) met Japan. The R$0OK left.',
      'South Korea',
      'South Korea met Japan. South Korea left.',
    ));
  it('leaves a draft as it is where a name that stays needs its introduction', () =>
    checkRename(
      'The Republic of Korea (ROK) met Japan. The R$0OK left, and the ROK Navy too.',
      'South Korea',
      'The Republic of Korea (ROK) met Japan. The ROK left, and the ROK Navy too.',
    ));
  it('writes the name in pairs as well', () =>
    checkRename(
      'The Republic of Korea (ROK) met Japan. The R$0OK left. The ROK-US alliance holds, as do US-ROK talks and the ROK-led mission.',
      'South Korea',
      'South Korea met Japan. South Korea left. The South Korea-US alliance holds, as do US-South Korea talks and the South Korea-led mission.',
    ));
  it('writes the adjective of a state’s name before a noun', () =>
    checkRename(
      'The Republic of Korea (ROK) met Japan. A ROK ship and its ROK officers left. The ROK government paid the RO$0K.',
      'South Korea',
      'South Korea met Japan. A South Korean ship and its South Korean officers left. The South Korean government paid South Korea.',
    ));
  it('gives a full name the article that its abbreviation did without', () =>
    checkRename(
      'The United Nations Command (UNC) met. They like UNC’s role and their role in UNC. UNC. The UN$0C left.',
      'United Nations Command',
      'The United Nations Command met. They like the United Nations Command’s role and their role in the United Nations Command. United Nations Command. The United Nations Command left.',
    ));
  it('leaves the author of a work that a note cites', () =>
    checkRename(
      `
      South$0 Korea paid.[^1]

      [^1]: South Korea, “A Plan”, 2024.

      ## Notes

      1. South Korea, *Another Plan*, May 2024.
      `,
      'ROK',
      `
      The Republic of Korea (ROK) paid.[^1]

      [^1]: South Korea, “A Plan”, 2024.

      ## Notes

      1. South Korea, *Another Plan*, May 2024.
      `,
    ));
  it('lets the article before a noun follow the new name', () =>
    checkRename(
      'The United Nations Command (UNC) met. A U$0NC officer spoke, and an IP4 officer.',
      'MNC',
      'The MNC met. An MNC officer spoke, and an IP4 officer.',
    ));
  it('is undone by renaming back', () => {
    for (const text of [
      'The Republic of Korea (ROK) met Japan. The R$0OK left, said the ROK’s minister.',
      'South$0 Korea met Japan. Then South Korea left.',
      'The Global$0 Pivot State met. A Global Pivot State’s ships left.',
    ]) {
      const original = text.replace('$0', '');
      const from = text.includes('ROK') ? 'ROK' : text.includes('South') ? 'South Korea' : 'Global Pivot State';
      const to = text.includes('Global') ? 'Global Pivotal State' : from === 'ROK' ? 'South Korea' : 'ROK';
      const there = renameText(text, to);
      ok(typeof there === 'string');
      const at = there.indexOf(to);
      equal(renameText(`${there.slice(0, at + 1)}$0${there.slice(at + 1)}`, from), original);
    }
  });
  it('takes a name that no glossary has', () =>
    checkRename('The East$0-West Center met.', 'Honolulu Center', 'The Honolulu Center met.'));
  it('says why it refuses', () => {
    const refusal = (text: string, name: string) => {
      const answer = renameText(text, name);
      return typeof answer === 'string' ? answer : answer.refused;
    };
    match(refusal('No$0thing here.', 'X'), /No term/);
    match(refusal('He said “the R$0OK”.', 'South Korea'), /quotation/);
    match(refusal('The R$0OK Navy met.', 'South Korea'), /proper name/);
    match(refusal('South K$0orean ships.', 'ROK'), /no name that could be changed/);
    match(refusal('The R$0OK met.', ' '), /at least one letter/);
    match(refusal('The R$0OK met.', 'South\nKorea'), /one line/);
    for (const name of [
      'ROK](command:x)',
      'R<b>',
      'a|b',
      'a\u202eb',
      'a\0b',
      'a\ud800',
      'a`b',
      'a\\b',
      '*a*',
      '_a_',
      '~a',
    ])
      match(refusal('The R$0OK met.', name), /holds no (?:“.”|sign U\+[0-9A-F]{4}):/, name);
    match(refusal('The R$0OK met.', 'Japan'), /“Japan” is a name of “Japan”/);
    deepEqual(refusal('The R$0OK met.', 'x'.repeat(300)), refusal('The R$0OK met.', '—'));
  });
});
