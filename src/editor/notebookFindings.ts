import type { Range, Uri } from 'vscode';
import type { Analysis, Finding } from '../core/patterns/finding.ts';
import type { StatedVersions } from '../core/patterns/versions.ts';
import { fileReport, type FileReport } from '../core/report/fileReport.ts';
import type { NotebookFile, Script } from '../core/script.ts';
import { type Cell, cellAt } from '../core/source/notebook.ts';
import type { Span } from '../core/source/span.ts';
import { AnalyzedText } from './fileFindings.ts';
import type { ScannedFile } from './services.ts';

/** An analysis of a notebook as it is on disk, with the text of its cells: what else is in its file may be large, and is not kept. */
export class AnalyzedNotebook implements ScannedFile {
  readonly version = undefined;
  readonly #whole: AnalyzedText;
  readonly #cells: readonly Cell[];
  readonly #report: FileReport;

  constructor(
    uri: Uri,
    script: Script & { readonly from: NotebookFile },
    analysis: Analysis,
    versions: StatedVersions,
  ) {
    this.#whole = new AnalyzedText(uri, script.text, analysis, versions);
    this.#cells = script.from.notebook.cells;
    this.#report = fileReport(uri.path, script, analysis);
  }

  get uri(): Uri {
    return this.#whole.uri;
  }

  get analysis(): Analysis {
    return this.#whole.analysis;
  }

  get versions(): StatedVersions {
    return this.#whole.versions;
  }

  get text(): string {
    return this.#whole.text;
  }

  rangeOf(span: Span): Range {
    const range = this.#whole.rangeOf(span);
    const start = cellAt(this.#cells, span.start)?.span.start ?? 0;
    const above = this.#whole.rangeOf({ start, end: start }).start.line;
    return range.with(range.start.translate(-above), range.end.translate(-above));
  }

  cellOf({ start }: Span): number | undefined {
    return cellAt(this.#cells, start)?.index;
  }

  lineOf(finding: Finding): string {
    return this.#whole.lineOf(finding);
  }

  statementLineOf(finding: Finding): number {
    return this.#whole.statementLineOf(finding);
  }

  report(path: string): FileReport {
    return { ...this.#report, path };
  }
}
