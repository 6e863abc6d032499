import type { Uri } from 'vscode';
import type { ReportedPractice } from '../core/report/practices.ts';
import type { CellLine } from '../core/source/notebook.ts';
import { oneLine } from '../core/words/escape.ts';
import type { Place } from './targets.ts';

/** A place where a technique is in use already. */
export interface UsedPlace {
  readonly technique: string;
  /** Its pattern is the id of the practice. */
  readonly place: Place;
  readonly uri: Uri;
  /** From one. */
  readonly line: number;
  readonly cell?: CellLine;
  readonly code: string;
  /** What is done well there, in a sentence. */
  readonly message: string;
}

/** What a file does well as places in it. */
export const placesIn = (uri: Uri, practices: readonly ReportedPractice[]): readonly UsedPlace[] =>
  practices.map(({ practice, technique, message, line, cell, span, code }) => ({
    technique,
    place: { uri: uri.toString(), pattern: practice, ...span },
    uri,
    line,
    ...(cell && { cell }),
    code: oneLine(code),
    message,
  }));
