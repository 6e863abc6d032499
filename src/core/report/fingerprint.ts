// The hosts' own hashes are not the same everywhere, and some answer only later.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Span } from '../source/span.ts';
import type { SourceText } from '../source/text.ts';

/** The line in which a span starts, without its indentation and with single blanks, so that a formatter changes little. */
export const normalized = (source: SourceText, { start }: Span): string =>
  singleBlanks(source.slice(source.lineSpan(source.positionAt(start).line)));

export const singleBlanks = (line: string): string => line.replace(/\s+/g, ' ').trim();

/** Names the findings of one file, in order: a hash of pattern and line, and which of several of that pattern and line. */
export function fingerprints(): (pattern: string, line: string) => string {
  const seen = new Map<string, number>();
  return (pattern, line) => {
    const hash = bytesToHex(sha256(utf8ToBytes(`${pattern}\0${line}`))).slice(0, 16);
    const occurrence = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, occurrence);
    return `${hash}:${occurrence}`;
  };
}
