// Everything that can be inserted at a place: terms in the form that the draft needs there, and snippets.
import type { Glossary } from '../glossary/glossary';
import type { Insertion } from '../requests';
import type { LintOptions } from '../rules/rule';
import type { Usage } from '../usage/usage';
import { shortenText } from './card';
import { forms } from './completion';
import { escapeSnippet, findSnippets } from './snippets';
import { t } from '../words/words';

/** The snippets in the order of their file. */
export function snippetInsertions(glossary: Glossary): readonly Insertion[] {
  return findSnippets(glossary).map(({ name, group, description, body }) => ({
    label: name,
    group,
    description,
    insertText: body,
  }));
}

/** The insertions at an offset of the draft: terms by name, then snippets. */
export function insertions(usage: Usage, offset: number, options: LintOptions): readonly Insertion[] {
  const terms: Insertion[] = [];
  for (const concept of usage.glossary.concepts.values()) {
    if (concept.preferred.status === 'deprecated') continue;
    const [form] = forms(usage, concept.preferred, { start: offset, end: offset }, options);
    const uses = usage.concepts.get(concept.id)?.occurrences.length ?? 0;
    terms.push({
      label: concept.abbreviation ? `${concept.preferred.text} (${concept.abbreviation.text})` : concept.preferred.text,
      concept: concept.id,
      group: 'Terms',
      description: [form.note, uses === 0 ? '' : uses === 1 ? t('used once') : t('used {0} times', uses)]
        .filter(Boolean)
        .join(', '),
      definition: concept.definition && shortenText(concept.definition),
      insertText: escapeSnippet(form.text),
      additionalTextEdits: form.additional,
    });
  }
  terms.sort((a, b) => a.label.localeCompare(b.label, 'en'));
  return [...terms, ...snippetInsertions(usage.glossary)];
}
