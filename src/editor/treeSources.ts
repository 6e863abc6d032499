import type { Event } from 'vscode';
import type { FindingsStore, Services } from './services.ts';

/** What the trees show, and how they hear that it changed. */
export interface Sources extends Pick<Services, 'patterns' | 'knowledge'> {
  readonly findings: Pick<FindingsStore, 'entries'> & { readonly onDidChange: Event<unknown> };
}
