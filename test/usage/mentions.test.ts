import { describe, it } from 'mocha';
import { checkLines, checkMentions } from '../support/checkUsage';

describe('mentions', () => {
  it('takes the longest name', () =>
    checkMentions(`
      The NATO Defense College in NATO and a new Cold War after the Cold War.
          ^^^^^^^^^^^^^^^^^^^^ nato-college
                                  ^^^^ nato
                                             ^^^^^^^^^^^^ newWar
                                                                    ^^^^^^^^ war
    `));
  it('does not find a name in the name that holds it', () =>
    checkMentions(`
      The Democratic People's Republic of Korea and the Republic of Korea.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dprk
                                                        ^^^^^^^^^^^^^^^^^ rok
    `));
  it('keeps words whole', () => checkMentions('AROK ROK1 IP45 NATOish Indo-Pacifics'));
  it('goes by words in any script', () => {
    checkLines('한국의 ROK는 동맹이다.', 'ROK = rok quoted');
    checkLines('새 정책은 좋다.', '정책 = korean');
  });
  it('reads accents however they are encoded', () => {
    checkMentions('A communiqu\u00e9.\n  ^^^^^^^^^^ communique');
    checkMentions('A communique\u0301.\n  ^^^^^^^^^^^ communique');
    checkMentions('A communique.\n  ^^^^^^^^^^ communique');
  });
  it('reads past a line break', () => checkLines('The Indo-Pacific\nFour met.', 'Indo-Pacific\nFour = ip4'));
  it('reads past the mark of a quoted line', () =>
    checkLines('> The Republic of\n> Korea met.', 'Republic of\n> Korea = rok quoted'));
  it('knows possessives and plurals', () =>
    checkMentions(`
      The ROK's forces, the IP4’s leaders, the United States' allies, two WMDs.
          ^^^ rok 's
                            ^^^ ip4 ’s
                                               ^^^^^^^^^^^^^ us '
                                                                          ^^^^ wmd plural
      Three combined exercises.
            ^^^^^^^^^^^^^^^^^^ exercise plural
    `));
  it('knows compounds', () =>
    checkMentions(`
      The U.S.-ROK treaty, ROK-US ties, non-NATO states, the ROK-US alliance.
          ^^^^ us compound
               ^^^ rok compound
                           ^^^ rok compound
                               ^^ us compound
                                            ^^^^ nato compound
                                                             ^^^^^^^^^^^^^^^ alliance
    `));
  it('keeps its hands off longer proper names', () =>
    checkMentions(`
      A Republic of Korea Navy ship, the Embassy of the Republic of Korea, the ROK navy.
        ^^^^^^^^^^^^^^^^^ rok name
                                                        ^^^^^^^^^^^^^^^^^ rok name
                                                                               ^^^ rok
    `));
  it('asks for the capitals of an exact name', () =>
    checkMentions(`
      They went to the Indo-Pacific four times; the Indo-Pacific Four met; tell us of rok music.
                       ^^^^^^^^^^^^ indo-pacific
                                                    ^^^^^^^^^^^^^^^^^ ip4
    `));
  it('sees wrong capitals of a name', () =>
    checkMentions(`
      The indo-pacific, the Indo-pacific and north Korea.
          ^^^^^^^^^^^^ indo-pacific miscased
                            ^^^^^^^^^^^^ indo-pacific miscased
                                             ^^^^^^^^^^^ dprk miscased
    `));
  it('sees capitals in a common noun', () =>
    checkMentions(`
      Weapons of mass destruction, and Weapons of Mass Destruction.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ wmd
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ wmd miscased
    `));
  it('lets a line of capitals be', () =>
    checkMentions(`
      **COOPERATION IN THE INDO-PACIFIC**
                           ^^^^^^^^^^^^ indo-pacific
    `));
  it('reads derived spellings as deprecated', () =>
    checkMentions(`
      The R.O.K. and the IP-4 in the Indo Pacific.
          ^^^^^^ rok deprecated
                         ^^^^ ip4 deprecated
                                     ^^^^^^^^^^^^ indo-pacific deprecated
    `));
  it('does not take an adjective for the noun', () =>
    checkMentions(`
      South Korean ships.
      ^^^^^^^^^^^^ rok adjective
    `));
  it('lets a cue word decide the sense', () =>
    checkMentions(`
      UNC students met on campus.
      ^^^ university

      The UNC met in Seoul.
          ^^^ unc
    `));
  it('lets the draft decide the sense', () =>
    checkMentions(`
      The Global Pivot State (GPS) is a slogan. GPS was a joke.
          ^^^^^^^^^^^^^^^^^^ slogan
                              ^^^ slogan
                                                ^^^ slogan
    `));
  it('takes the ordinary sense otherwise', () =>
    checkMentions(`
      GPS jamming.
      ^^^ gps
    `));
  it('follows what only points back once the concept is named', () =>
    checkMentions(`
      The South invaded nothing. The ROK did not either. The South agreed.
                                     ^^^ rok
                                                         ^^^^^^^^^ rok
    `));
  it('counts abbreviations that the draft introduces', () =>
    checkMentions(`
      The Nuclear Consultative Group (NCG) met. The NCG's members left.
                                      ^^^ draft:NCG
                                                    ^^^ draft:NCG 's
    `));
  it('reads past emphasis and links', () =>
    checkMentions(`
      The **Indo**-Pacific, [Republic of Korea](https://example.org/ROK), **ROK**'s.
            ^^^^^^^^^^^^^^ indo-pacific
                             ^^^^^^^^^^^^^^^^^ rok
                                                                            ^^^ rok 's
    `));
  it('reads no code, no addresses and no front matter', () =>
    checkMentions(`
      Run \`ROK\` at https://nato.int/NATO or write to ROK@example.org.
    `));
  it('marks quotations', () =>
    checkMentions(`
      He said “the ROK is here” to NATO.
                   ^^^ rok quoted
                                   ^^^^ nato
    `));
  it('reads spaces, apostrophes and hyphens that are written as entities', () =>
    checkMentions(`
      The Republic&nbsp;of&#160;Korea met the ROK&#x27;s allies of the IP&#45;4.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ rok
                                              ^^^ rok &#x27;s
                                                                       ^^^^^^^^ ip4 deprecated
      The ROK&eacute;, &ldquo;ROK and ROK&lt;.
          ^^^ rok
                              ^^^ rok quoted
                                      ^^^ rok quoted
    `));
  it('reads soft hyphens, no-break spaces and every kind of hyphen', () => {
    for (const written of [
      'Indo\u2011Pacific',
      'Indo\u2010Pacific',
      'Indo\u2013Pacific',
      'Indo\u00ad-Pacific',
      'In\u200bdo-Pacific',
    ]) {
      checkMentions(`The ${written} region\n    ${'^'.repeat(written.length)} indo-pacific`);
    }
    checkMentions(`The Republic\u00a0of\u202fKorea\n    ^^^^^^^^^^^^^^^^^ rok`);
  });
});
