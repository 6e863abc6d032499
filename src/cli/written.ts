import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import type { FileReport } from '../core/report/fileReport.ts';
import { formatJson } from '../core/report/json.ts';
import { formatMarkdown } from '../core/report/markdown.ts';
import type { Report } from '../core/report/report.ts';
import { formatSarif, MAX_RESULTS, type SarifOptions } from '../core/report/sarif.ts';
import { summarize } from '../core/report/summary.ts';
import type { CheckOptions } from './check.ts';
import { formatGithub } from './formats/github.ts';
import { formatText } from './formats/text.ts';
import type { Host } from './host.ts';

/** What a run found, and all that was asked of it. */
export interface Outcome {
  readonly report: Report;
  readonly knowledge: Knowledge;
  /** The patterns that were looked for. */
  readonly cards: readonly PatternCard[];
  readonly files: readonly FileReport[];
  /** The folder that addresses in SARIF are relative to, absolute. */
  readonly root: string;
}

/** What a run found, as the command line asks for it. Says on standard error what a format has to leave out. */
export function written(
  { report, knowledge, cards, files, root }: Outcome,
  options: Pick<CheckOptions, 'format' | 'outputFile'>,
  host: Host,
): string {
  switch (options.format) {
    case 'text':
      return formatText(report, options.outputFile === undefined && wantsColor(host));
    case 'json':
      return formatJson(report, version);
    case 'markdown':
      return formatMarkdown(summarize(report, files, knowledge), knowledge);
    case 'github':
      return formatGithub(report);
    case 'sarif': {
      if (report.rows.length > MAX_RESULTS) {
        host.stderr.write(`The SARIF report holds the first ${MAX_RESULTS} of ${report.rows.length} findings.\n`);
      }
      const skipped = files.filter(({ skipped }) => skipped !== undefined);
      return formatSarif(report, knowledge, { version, ...placesIn(root, host.cwd), cards, skipped });
    }
  }
}

/** Addresses of files: relative to the root where they lie inside, otherwise whole. */
const placesIn = (root: string, cwd: string): Pick<SarifOptions, 'root' | 'locate'> => ({
  root: pathToFileURL(root).href,
  locate(path) {
    const file = resolve(cwd, path);
    const inRoot = relative(root, file).split(sep).join('/');
    const isInside = inRoot !== '..' && !inRoot.startsWith('../') && !isAbsolute(inRoot);
    return isInside ? { inRoot } : { uri: pathToFileURL(file).href };
  },
});

/** Colour is for terminals, unless the user said otherwise by the usual variables. */
function wantsColor({ env, stdout }: Host): boolean {
  if (env['NO_COLOR']) return false;
  return Boolean(env['FORCE_COLOR']) || (stdout.isTTY === true && env['TERM'] !== 'dumb');
}
