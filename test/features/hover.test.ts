import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { escapeMarkdown, markdown } from '../../server/features/card';
import { hover } from '../../server/features/hover';
import { lintText } from '../support/check';
import { parseMarks } from '../support/marks';

/** The card at `$0`, as Markdown or plain text; undefined where nothing stands. */
function card(marked: string, kind: 'markdown' | 'plaintext' = 'plaintext'): string | undefined {
  const { text, cursor } = parseMarks(marked);
  const { usage, findings } = lintText(text);
  const contents = hover(usage, cursor!, findings, kind)?.contents as { value: string } | undefined;
  return contents?.value;
}

describe('hover', () => {
  const places: readonly (readonly [string, RegExp])[] = [
    ['The $0Republic of Korea met.', /^Republic of Korea \(ROK\)/],
    ['The Republic of K$0orea met.', /^Republic of Korea \(ROK\)/],
    ['The Republic of\nKor$0ea met.', /^Republic of Korea \(ROK\)/],
    ["The Republic of Korea'$0s army", /^Republic of Korea \(ROK\)/],
    ['**South $0Korea** met.', /^Republic of Korea \(ROK\)/],
    ['The South K$0orean army', /^Republic of Korea \(ROK\)/],
    ['The IP-$04 met.', /^Use “IP4” instead of “IP-4”\./],
    ['He said “the ROK$0”.', /^Republic of Korea \(ROK\)/],
    ['Its deter$0rence holds.', /deterrence/],
    ['# The Global Pivotal $0State', /^Global Pivot State \(GPS\)/],
  ];
  for (const [text, expected] of places) {
    it(`explains ${text.replaceAll('\n', ' ')}`, () => match(card(text) ?? '', expected));
  }

  it('leads to the line that defines an abbreviation, known or not', () => {
    const page = 'The IP4 and the MTCR met.\n\n*[IP4]: Indo-Pacific Four\n*[MTCR]: what controls missiles\n';
    match(card(page.replace('IP4', '$0IP4')) ?? '', /^Indo-Pacific Four \(IP4\)[^]*Introduced on line 3\. IP4 once\./);
    match(
      card(page.replace('MTCR', '$0MTCR')) ?? '',
      /^what controls missiles \(MTCR\)\nIntroduced by this draft; no glossary has it\.[^]*Introduced on line 4\. MTCR once\./,
    );
    equal(card(page.replace('[IP4', '[$0IP4')), undefined);
  });

  it('says what the draft does with a name', () => {
    const value = card('The Republic of Korea (ROK) met.\n\nThe $0ROK left, and South Korea rests.');
    match(
      value ?? '',
      /In this draft — Introduced on line 1\. ROK 2 times, Republic of Korea once, South Korea once\./,
    );
  });

  it('names other names, what to avoid, and sources', () => {
    const value = card('The $0ROK met.') ?? '';
    for (const part of [/Also: South Korea/, /Avoid: RoK \(write ROK\)/, /대한민국/, /Related: /, /Sources: /])
      match(value, part);
  });

  it('says nothing between names', () =>
    deepEqual([card('The$0 end.'), card('`RO$0K`'), card('x$0')], [undefined, undefined, undefined]));

  it('shows the text of a glossary as text', () => {
    const nasty = '[x](command:run) <b>bold</b> `code` ![i](http://x/y.png) **a** | # b\n# c';
    const escaped = escapeMarkdown(nasty);
    ok(
      !/(?<!\\)[[\]`*|<>]/.test(
        escaped.replaceAll('`http://x/y.png`', '').replaceAll('&lt;', '').replaceAll('&gt;', ''),
      ),
      escaped,
    );
    ok(!escaped.includes('\n'));
    equal(markdown.link('title', 'javascript:alert(1)'), 'title');
    equal(markdown.link('title', 'https://example.org/a'), '[title](https://example.org/a)');
    ok(escapeMarkdown('x'.repeat(1e6)).length < 2100);
  });
});
