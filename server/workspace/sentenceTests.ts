// Trying the test sentences of glossary files, while others have their turn.
import type { Glossary } from '../glossary/glossary';
import type { Layer } from '../glossary/layers';
import type { Problem } from '../text/problem';
import type { LintOptions } from '../rules/rule';
import type { Session } from './session';

/** For how long sentences are tried before others get their turn, in milliseconds. */
const TURN = 20;

/** The sentences of a file that fail, by the id of the entry, and with what they were tried. */
interface Tried {
  readonly entries: Layer['entries'];
  readonly glossary: Glossary;
  readonly options: LintOptions;
  readonly failed: ReadonlyMap<string, readonly Problem[]>;
}

/** The test sentences of the glossary files of a session. */
export class SentenceTests {
  private readonly tried = new Map<string, Tried>();

  constructor(private readonly session: Session) {}

  /** The sentences that failed when they were tried last, at the places of their entries now. */
  failures({ uri, entries }: Layer): readonly Problem[] {
    const failed = this.tried.get(uri)?.failed;
    return failed === undefined || failed.size === 0
      ? []
      : entries.flatMap(({ id, at }) => (failed.get(id) ?? []).map((problem) => ({ ...problem, ...at })));
  }

  /** Tries the sentences of a file again where anything is new; stops without a result once that is overtaken. */
  async run({ uri, entries }: Layer, isOvertaken: () => boolean): Promise<void> {
    if (!this.tried.has(uri) && !entries.some(({ entry }) => entry.tests !== undefined || entry.firstUse !== undefined))
      return;
    const glossary = this.session.glossaries.at(uri);
    const options = this.session.settings.optionsOf(uri);
    const before = this.tried.get(uri);
    if (before?.entries === entries && before.glossary === glossary && before.options === options) return;
    const { testSentence, testSentences } = await import('../rules/testSentences');
    const failed = new Map<string, Problem[]>();
    let turn = performance.now();
    for (const sentence of testSentences(entries)) {
      if (performance.now() - turn > TURN) {
        await new Promise((resolve) => setTimeout(resolve));
        if (isOvertaken()) return;
        turn = performance.now();
      }
      const problem = testSentence(glossary, sentence, options);
      if (problem === undefined) continue;
      const { id } = sentence.entry;
      const known = failed.get(id);
      if (known) known.push(problem);
      else failed.set(id, [problem]);
    }
    this.tried.set(uri, { entries, glossary, options, failed });
  }

  /** Forgets all files but these. */
  keep(uris: ReadonlySet<string>): void {
    for (const uri of this.tried.keys()) if (!uris.has(uri)) this.tried.delete(uri);
  }
}
