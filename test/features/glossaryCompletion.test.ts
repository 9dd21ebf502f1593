import { equal, match } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configurationHover } from '../../server/features/configurationFile';
import { glossaryKeyHover } from '../../server/features/glossaryCompletion';
import { parseGlossary } from '../../server/glossary/parse';
import { createLined } from '../../server/text/draft';
import { spokenIn } from '../../server/words/languages';
import { english, speak } from '../../server/words/words';
import { parseMarks } from '../support/marks';

const uri = 'file:///terms.glossary.yaml';

/** What is said of the key at the cursor of a glossary; undefined where nothing is. */
function sayAt(marked: string, name = uri): string | undefined {
  const { text, cursor } = parseMarks(marked);
  return (glossaryKeyHover(name, createLined(text), cursor!)?.contents as { value: string } | undefined)?.value;
}

describe('the keys of files that people write for us', () => {
  const entry = 'concepts:\n  hpg:\n    preferred: Harbour Plan Group\n    deprecated:\n      - term: HarbourPlan\n';

  it('are explained in a glossary, at each depth, and nothing else is', () => {
    equal(
      sayAt(entry.replace('preferred', 'pre$0ferred')),
      'The name to use. An entry that only changes another one needs none.',
    );
    equal(sayAt(entry.replace('term:', '$0term:')), 'The name, as it is written.');
    equal(sayAt(entry.replace('hpg', 'h$0pg')), undefined);
    equal(sayAt(entry.replace('Harbour Plan', 'Harbour $0Plan')), undefined);
    equal(sayAt('te$0rm,definition\n', 'file:///terms.glossary.csv'), undefined);
  });

  it('are explained, and their faults told, in the language of the reader', () => {
    speak(spokenIn('ko'));
    try {
      equal(sayAt(entry.replace('term:', '$0term:')), '쓰는 그대로의 이름.');
      const { text, cursor } = parseMarks('# yaml\nwell$0Known:\n  - "KNDU"\n');
      const hover = configurationHover(createLined(text), cursor!)?.contents as { value: string } | undefined;
      match(hover?.value ?? '', /[가-힣]/);
      const { problems } = parseGlossary(entry.replace('deprecated', 'depreciated'), uri);
      equal(
        problems.map(({ message }) => message).join('\n'),
        '“depreciated”은(는) 여기에 쓸 수 있는 키가 아닙니다. “deprecated”입니까?',
      );
    } finally {
      speak(english);
    }
  });
});
