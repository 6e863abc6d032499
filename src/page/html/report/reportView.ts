import type { Span } from '../../../core/source/span.ts';
import type { View } from '../view.ts';

/** What the parts of a report may ask. */
export interface ReportView extends View {
  /** Leads to a place in code. @param pattern what is seen there */
  place(path: string, span: Span, pattern: string): string;
  /** How many of the findings the editor hides from who reads the report. */
  readonly hiddenHere?: number;
  /** Addresses of what can be done with a report. */
  readonly actions: {
    readonly scan: string;
    readonly exportReport: string;
    readonly saveBaseline: string;
  };
}
