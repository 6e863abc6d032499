import { Range, type Uri } from 'vscode';
import type { Analysis, Finding } from '../core/patterns/finding.ts';
import type { StatedVersions } from '../core/patterns/versions.ts';
import { fileReport, type FileReport } from '../core/report/fileReport.ts';
import type { Position, Span } from '../core/source/span.ts';
import { SourceText } from '../core/source/text.ts';
import type { ScannedFile } from './services.ts';

/** An analysis with the text it was made of. */
export class AnalyzedText implements ScannedFile {
  readonly uri: Uri;
  readonly analysis: Analysis;
  readonly version: number | undefined;
  readonly versions: StatedVersions;
  readonly #source: SourceText;

  constructor(uri: Uri, text: string, analysis: Analysis, versions: StatedVersions, version?: number) {
    this.uri = uri;
    this.analysis = analysis;
    this.versions = versions;
    this.version = version;
    this.#source = new SourceText(text);
  }

  get text(): string {
    return this.#source.text;
  }

  /** Another analysis of the same text. */
  with(analysis: Analysis): AnalyzedText {
    return new AnalyzedText(this.uri, this.text, analysis, this.versions, this.version);
  }

  rangeOf({ start, end }: Span): Range {
    const from = this.#source.positionAt(start);
    const to = this.#source.positionAt(end);
    return new Range(from.line, from.character, to.line, to.character);
  }

  lineOf(finding: Finding): string {
    const { line } = this.#source.positionAt(finding.region.start);
    return this.#source.slice(this.#source.lineSpan(line)).trim();
  }

  statementLineOf({ region }: Finding): number {
    const { start, text } = this.#source.blocks.logicalLines.at(region.start);
    // Blank lines may stand before its first word.
    return this.#source.positionAt(start + text.search(/\S|$/)).line;
  }

  cellOf(): undefined {
    return undefined;
  }

  report(path: string): FileReport {
    return fileReport(path, { text: this.text }, this.analysis);
  }

  offsetAt(position: Position): number {
    return this.#source.offsetAt(position);
  }
}
