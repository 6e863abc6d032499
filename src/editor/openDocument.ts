import type { TextDocument, TextDocumentContentChangeEvent } from 'vscode';
import type { Lens, TextChange } from '../core/lens.ts';
import type { Analysis } from '../core/patterns/finding.ts';
import type { ProjectFacts } from '../core/patterns/project.ts';
import type { StatedVersions } from '../core/patterns/versions.ts';
import { AnalyzedText } from './fileFindings.ts';
import { moveAlong } from './moveAlong.ts';
import { pathInProject } from './watched.ts';

/** With more changes at once than this, as after formatting, reading the text anew is cheaper than following them. */
const MANY = 64;

let count = 0;

/** One open document as the lens sees it: which text the lens has, and what has happened to it since. */
export class OpenDocument {
  readonly document: TextDocument;
  /** Key of the lens: unique, and a path that still tells tests from other code. */
  readonly id: string;
  /** What is shown: the last analysis, moved along with the changes since. Undefined for what is no model code. */
  shown: AnalyzedText | undefined;
  /** The last text that `shown` was found in without anything being kept from before. */
  good = '';
  /** Raised by every change, so that whoever waited meanwhile knows to give up. */
  turn = 0;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** Resolves when it was looked at for the first time, whatever came of it, or closed before that. */
  readonly firstLook: Promise<void>;
  #resolveFirstLook: () => void = () => undefined;
  #pending: TextChange[] = [];
  #lensText: string | undefined;

  constructor(document: TextDocument) {
    this.document = document;
    this.id = `${++count}/${pathInProject(document.uri)}`;
    this.firstLook = new Promise((resolve) => (this.#resolveFirstLook = resolve));
  }

  /** Takes note of an edit and moves what is shown along with it. */
  changed(changes: readonly TextDocumentContentChangeEvent[]): void {
    if (!changes.length) return;
    // All offsets are those of the text before the edit; from the end backwards they stay true while they are applied.
    const inOrder = [...changes].sort((a, b) => b.rangeOffset - a.rangeOffset);
    const before = this.shown;
    let analysis = before?.analysis;
    for (const { rangeOffset, rangeLength, text } of inOrder) {
      const change = { start: rangeOffset, end: rangeOffset + rangeLength, text };
      this.#pending.push(change);
      analysis &&= moveAlong(analysis, change);
    }
    if (before && analysis) this.shown = this.#analyzed(analysis, before.versions);
  }

  /** To be called when it was looked at, or nobody will look any more. */
  wasLookedAt(): void {
    this.#resolveFirstLook();
  }

  /** Analyses the document as it is now. */
  analyze(lens: Lens, project: ProjectFacts): AnalyzedText {
    this.#bringUpToDate(lens);
    return this.#analyzed(lens.analyzeOpen(this.id, project), project.versions);
  }

  /** Takes the document out of the lens; what was found is gone. */
  close(lens: Lens | undefined): void {
    clearTimeout(this.timer);
    this.turn++;
    if (this.#lensText !== undefined) lens?.close(this.id);
    this.#lensText = undefined;
    this.#pending = [];
    this.shown = undefined;
  }

  #analyzed(analysis: Analysis, versions: StatedVersions): AnalyzedText {
    const { document } = this;
    return new AnalyzedText(document.uri, document.getText(), analysis, versions, document.version);
  }

  #bringUpToDate(lens: Lens): void {
    const text = this.document.getText();
    const pending = this.#pending;
    this.#pending = [];
    const isFollowed =
      pending.length <= MANY && this.#lensText !== undefined && text === follow(this.#lensText, pending);
    if (isFollowed) lens.change(this.id, pending);
    else lens.open({ id: this.id, text });
    this.#lensText = text;
  }
}

const follow = (text: string, changes: readonly TextChange[]): string =>
  changes.reduce((now, { start, end, text: inserted }) => now.slice(0, start) + inserted + now.slice(end), text);
