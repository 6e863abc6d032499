import { type WorkspaceFolder, workspace } from 'vscode';
import { formatJson } from '../core/report/json.ts';
import { formatMarkdown } from '../core/report/markdown.ts';
import { formatSarif, type SarifOptions } from '../core/report/sarif.ts';
import type { WorkspaceReport } from './reports.ts';
import { pathInProject } from './watched.ts';

/** Formats of files, with what they are called and how their names end. */
export const REPORT_FORMATS = {
  markdown: { label: 'Markdown', extension: 'md' },
  json: { label: 'JSON', extension: 'json' },
  sarif: { label: 'SARIF', extension: 'sarif' },
} as const;
export type ReportFormat = keyof typeof REPORT_FORMATS;

/** A report as `check --all --show-suppressed` of that format writes it over the same files. @param version of this program */
export function reportText(format: ReportFormat, found: WorkspaceReport, version: string): string {
  const { report, knowledge, summary, files } = found;
  switch (format) {
    case 'markdown':
      return formatMarkdown(summary, knowledge);
    case 'json':
      return formatJson(report, version);
    case 'sarif': {
      const skipped = files.filter(({ skipped }) => skipped !== undefined);
      const [folder] = workspace.workspaceFolders ?? [];
      return formatSarif(report, knowledge, {
        version,
        ...placesIn(folder, found),
        cards: knowledge.patterns,
        skipped,
      });
    }
  }
}

/** Addresses of files: relative to the first folder where they lie in it, otherwise whole. */
const placesIn = (
  folder: WorkspaceFolder | undefined,
  { uris }: WorkspaceReport,
): Pick<SarifOptions, 'root' | 'locate'> => ({
  root: folder?.uri.toString() ?? '',
  locate(path) {
    const uri = uris.get(path);
    if (!uri) return { inRoot: path };
    return workspace.getWorkspaceFolder(uri) === folder ? { inRoot: pathInProject(uri) } : { uri: uri.toString() };
  },
});
