// SARIF 2.1.0 (OASIS), for code scanning and editors that show its results.
import type { Fix as SarifFix, Log, Region as SarifRegion, ReportingDescriptor, Result } from 'sarif';
import { rules } from '../../rules/catalog';
import { ruleOf } from '../../rules/lint';
import type { Finding, Level, Rule } from '../../rules/rule';
import type { Span } from '../../text/span';
import { escapeJson } from '../terminal';
import { addressOf, type Checked, regionOf, type RunFacts, type StartFormatter } from './formatter';
import { globalFingerprintsOf } from './fingerprint';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** One run, with its rules, results, fixes and fingerprints. */
export const startSarif: StartFormatter = (write, run) => {
  // The log is written in two halves around its results, which come one by one.
  const [opening, closing] = JSON.stringify(createLog(run), undefined, 2).split('"results": []');
  let isFirst = true;
  write(`${opening}"results": [`);
  return {
    draft(checked) {
      const prints = globalFingerprintsOf(checked);
      checked.findings.forEach((finding, at) => {
        const json = JSON.stringify(createResult(checked, finding, prints[at] ?? ''));
        write(`${isFirst ? '' : ','}\n${escapeJson(json)}`);
        isFirst = false;
      });
    },
    end: () => write(`]${closing}\n`),
  };
};

function createLog({ version }: RunFacts): Log {
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'policy-glossary', semanticVersion: version, rules: rules.map(describeRule) } },
        columnKind: 'utf16CodeUnits',
        results: [],
      },
    ],
  };
}

function describeRule({ id, summary, why, level, examples }: Rule): ReportingDescriptor {
  const lines = examples.map(({ before, after }) => (after ? `${before} → ${after}` : before));
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: [why, ...lines].join('\n\n') },
    defaultConfiguration: { level: levelFor(level), enabled: level !== 'off' },
  };
}

function levelFor(level: Level): Result.level {
  return level === 'error' || level === 'warning' ? level : 'note';
}

const indexes: ReadonlyMap<Rule | undefined, number> = new Map(rules.map((rule, index) => [rule, index]));

function createResult(checked: Checked, finding: Finding, print: string): Result {
  const artifactLocation = { uri: addressOf(checked.path) };
  const locate = (span: Span) => ({
    physicalLocation: { artifactLocation, region: createRegion(checked.usage, span) },
  });
  const fixes = checked.fixesOf(finding).map(({ title, text, ...span }): SarifFix => ({
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation,
        replacements: [{ deletedRegion: createRegion(checked.usage, span), insertedContent: { text } }],
      },
    ],
  }));
  return {
    ruleId: finding.rule,
    ruleIndex: indexes.get(ruleOf(finding.rule)) ?? -1,
    level: levelFor(finding.level),
    message: { text: finding.message },
    locations: [locate(finding)],
    partialFingerprints: { 'policyGlossary/v1': print },
    properties: { level: finding.level },
    ...(finding.related.length > 0
      ? {
          relatedLocations: finding.related.map((place, id) => ({
            id,
            message: { text: place.message },
            ...locate(place),
          })),
        }
      : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

function createRegion(usage: Checked['usage'], { start, end }: Span): SarifRegion {
  return { ...regionOf(usage, { start, end }), charOffset: start, charLength: end - start };
}
