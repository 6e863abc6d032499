import { createHash } from 'node:crypto';

/** What git calls a content, by the way it is documented: header, zero byte, content. */
export const gitBlob = (content: string): string => {
  const bytes = Buffer.from(content);
  return createHash('sha1')
    .update(Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]))
    .digest('hex');
};

export const COMMIT = 'c'.repeat(40);

/** The content of a file of labels, with one file and no labels where nothing else is asked for. */
export function rawLabels(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    version: 1,
    exhaustive_categories: ['naive-attention'],
    file_level_categories: ['no-torch-compile'],
    scope_level_categories: ['no-grad-missing'],
    near_groups: [['host-sync-in-loop', 'numpy-roundtrip']],
    files: [rawFile()],
    clean: [],
    ...over,
  };
}

export function rawFile(over: Record<string, unknown> = {}): Record<string, unknown> {
  const place = { repo: 'ada/net', commit: COMMIT, path: 'train.py', blob: gitBlob('') };
  return { ...place, labels: [], negatives: [], ...over };
}

export function rawLabel(over: Record<string, unknown> = {}): Record<string, unknown> {
  return { line: 10, end_line: 12, category: 'cat-in-loop', severity: 'strong', why: 'grows in a loop', ...over };
}
