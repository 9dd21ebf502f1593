// textDocument/diagnostic: findings as diagnostics.
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import type { FileSpan, Problem } from '../text/problem';
import type { Finding } from '../rules/rule';
import { type Draft, type Lined, rangeOf } from '../text/draft';
import { asMessage } from '../text/visible';
import { fingerprintsOf } from './fingerprint';
import { rulePage } from './pageUri';
import { t } from '../words/words';

/** Names us in the list of problems. */
export const source = 'policy-glossary';

/** How many findings of one file are reported. */
const MOST_FINDINGS = 500;

/** Where a document is, and where rules are explained. */
export interface Links {
  readonly uri: string;
  /** The URI of the page that explains all rules. */
  readonly documentation?: string;
  /** Whether the client shows the pages that the server writes, of which each rule has one. */
  readonly pages?: boolean;
}

/** How loudly a finding is told in the protocol. */
export const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** The next softer level. */
const softer = { error: 'warning', warning: 'information', information: 'hint', hint: 'hint' } as const;

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What is said of a draft that is not read. */
export function unreadDiagnostic(why: 'large' | 'slow'): Diagnostic {
  const message =
    why === 'large'
      ? t('This document is too large to be checked: it has more than 8 million characters.')
      : t(
          'This document takes too long to be checked: divide it, or look for what repeats itself in it. It is tried again when it is shorter, or opened again.',
        );
  return { range: top, severity: DiagnosticSeverity.Information, source, message };
}

/**
 * The diagnostics of a draft; beyond a limit one more says how many are left out. Findings whose fingerprints are `known` are
 * told one level softer.
 */
export function diagnostics(
  draft: Draft,
  findings: readonly Finding[],
  links: Links,
  known: readonly string[] = [],
): Diagnostic[] {
  const before = new Set(known);
  const prints = before.size === 0 ? [] : fingerprintsOf(draft, findings);
  return limit(findings, (finding, index) => {
    const isKnown = before.has(prints[index] ?? '');
    return createDiagnostic(draft, finding, isKnown ? softer[finding.level] : finding.level, links);
  });
}

/** A diagnostic of each, up to a limit; beyond it one more says how many are left out. */
function limit<Item>(items: readonly Item[], create: (item: Item, index: number) => Diagnostic): Diagnostic[] {
  const shown = items.slice(0, MOST_FINDINGS).map(create);
  const left = items.length - shown.length;
  if (left > 0) {
    shown.push({
      range: top,
      severity: DiagnosticSeverity.Information,
      source,
      message: t('{0} more findings are not shown. Fix some of these first.', left),
    });
  }
  return shown;
}

function explain(rule: string, { documentation, pages }: Links): string | undefined {
  if (pages) return rulePage(rule);
  return documentation && `${documentation}#${rule}`;
}

function createDiagnostic(draft: Draft, finding: Finding, level: Finding['level'], links: Links): Diagnostic {
  const { rule, message, related } = finding;
  const { uri } = links;
  const href = explain(rule, links);
  return {
    range: rangeOf(draft, finding),
    severity: severities[level],
    source,
    code: rule,
    codeDescription: href === undefined ? undefined : { href },
    message,
    relatedInformation: related.map((place) => ({
      location: { uri, range: rangeOf(draft, place) },
      message: place.message,
    })),
  };
}

/**
 * What is wrong with a glossary file, as diagnostics of that file. `fileOf` gives the files to which they lead; missing
 * where a client cannot show that.
 */
export function problemDiagnostics(
  file: Lined,
  problems: readonly Problem[],
  fileOf?: (uri: string) => Lined | undefined,
): Diagnostic[] {
  return limit(problems, ({ level, message, first, ...span }) => ({
    range: rangeOf(file, span),
    severity: severities[level],
    source,
    message: asMessage(message),
    relatedInformation: first && relatedTo(first, fileOf?.(first.uri)),
  }));
}

function relatedTo(first: FileSpan, file: Lined | undefined): Diagnostic['relatedInformation'] {
  return file && [{ location: { uri: first.uri, range: rangeOf(file, first) }, message: t('The first of the two.') }];
}
