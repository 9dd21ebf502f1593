// The formats in which findings are written, each loaded when it is asked for.
import type { StartFormatter } from './formatter';

/** A format by its name. */
export interface OutputFormat {
  /** What is said of it in the help. */
  readonly summary: string;
  /** How a file ends that is written in it, where the ending alone tells. */
  readonly ending?: string;
  /** Whether it tells how findings are fixed. */
  readonly fixes?: true;
  /** Whether it shows or compares what stands around what is found. */
  readonly text?: true;
  readonly load: () => Promise<StartFormatter>;
}

/** All of them, in the order in which they are shown. */
export const outputFormats = {
  pretty: { summary: 'draft by draft, for people', load: async () => (await import('./text')).startPretty },
  compact: { summary: 'a line each, as compilers print it', load: async () => (await import('./text')).startCompact },
  marked: { summary: 'the draft with carets', text: true, load: async () => (await import('./text')).startMarked },
  json: { summary: 'as ESLint’s', ending: '.json', fixes: true, load: async () => (await import('./json')).startJson },
  ndjson: {
    summary: 'the same, a draft a line',
    ending: '.ndjson',
    fixes: true,
    load: async () => (await import('./json')).startNdjson,
  },
  sarif: {
    summary: 'SARIF 2.1.0',
    ending: '.sarif',
    fixes: true,
    text: true,
    load: async () => (await import('./sarif')).startSarif,
  },
  github: { summary: 'annotations of a workflow', load: async () => (await import('./github')).startGithub },
  gitlab: { summary: 'code quality', text: true, load: async () => (await import('./gitlab')).startGitlab },
  junit: { summary: 'test results', load: async () => (await import('./xml')).startJunit },
  checkstyle: { summary: 'XML of Checkstyle', load: async () => (await import('./xml')).startCheckstyle },
  rdjson: {
    summary: 'for reviewdog',
    fixes: true,
    text: true,
    load: async () => (await import('./rdjson')).startRdjson,
  },
  html: {
    summary: 'a page to look at',
    ending: '.html',
    text: true,
    load: async () => (await import('./html')).startHtml,
  },
  markdown: { summary: 'for a comment', ending: '.md', load: async () => (await import('./markdown')).startMarkdown },
  baseline: {
    summary: 'what is known from here on',
    text: true,
    load: async () => (await import('../baseline')).startBaseline,
  },
} as const satisfies Readonly<Record<string, OutputFormat>>;

export type OutputFormatName = keyof typeof outputFormats;

/** The names of all formats. */
export const outputFormatNames = Object.keys(outputFormats) as readonly OutputFormatName[];

/** A file and the format in which it is written. */
export interface OutputFile {
  readonly format: OutputFormatName;
  readonly path: string;
}

/** Reads `FILE` or `FORMAT:FILE`; undefined where nothing tells the format. */
export function parseOutput(given: string): OutputFile | undefined {
  const [, prefix, rest] = /^([a-z]+):(.+)$/s.exec(given) ?? [];
  const named = outputFormatNames.find((name) => name === prefix);
  if (named !== undefined && rest !== undefined) return { format: named, path: rest };
  const told = outputFormatNames.find((name) => {
    const { ending }: OutputFormat = outputFormats[name];
    return ending !== undefined && given.toLowerCase().endsWith(ending);
  });
  return told && { format: told, path: given };
}
