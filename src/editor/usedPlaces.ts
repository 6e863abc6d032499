import type { Uri } from 'vscode';
import type { Lens } from '../core/lens.ts';
import { practicesOf } from '../core/report/practices.ts';
import { SourceText } from '../core/source/text.ts';
import { oneLine } from '../core/words/escape.ts';
import type { Place } from './targets.ts';
import { pathInProject } from './watched.ts';

/** A place where a technique is in use already. */
export interface UsedPlace {
  readonly technique: string;
  /** Its pattern is the id of the practice. */
  readonly place: Place;
  readonly uri: Uri;
  /** Zero-based. */
  readonly line: number;
  readonly code: string;
  /** What is done well there, in a sentence. */
  readonly message: string;
}

/** What a text does well, in its order. */
export function placesIn(lens: Pick<Lens, 'practices'>, uri: Uri, text: string): readonly UsedPlace[] {
  const source = new SourceText(text);
  return practicesOf(lens, pathInProject(uri), text).map(({ practice, technique, message, line, span }) => ({
    technique,
    place: { uri: uri.toString(), pattern: practice, ...span },
    uri,
    line: line - 1,
    code: oneLine(source.slice(source.lineSpan(line - 1))),
    message,
  }));
}
