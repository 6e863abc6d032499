import { Document, isCollection, isMap, visit } from 'yaml';
import type { PrecisionRecord } from './records.ts';

/** A record as YAML, the same text for the same record: a line a repository, a block a place. */
export function recordText(record: PrecisionRecord): string {
  const document = new Document(record);
  visit(document, {
    Pair: (_, { key, value }) => {
      if (String(key) === 'verdicts' && isCollection(value)) value.flow = true;
    },
    Map: (_, node) => {
      if (isMap(node) && node.has('commit')) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}
