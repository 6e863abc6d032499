import { window } from 'vscode';

const SHOWN_MS = 6000;

/** Answers a command in the status bar: where it is seen, and in nobody's way. */
export function say(words: string | undefined): void {
  if (words !== undefined) window.setStatusBarMessage(words, SHOWN_MS);
}
