import { parse } from 'yaml';
import type { Practice } from '../core/knowledge/practice.ts';
import { readShapes, readWords } from './readPattern.ts';

const FIELDS = ['technique', 'message', 'words', 'shapes'];

/** Reads one file of `practices/`; faults are added to the list with file, field and what would be right. */
export function readPractice(
  text: string,
  { file, id }: { file: string; id: string },
  faults: string[],
): Practice | null {
  const fault = (field: string, what: string): void => void faults.push(`${file}: ${field}: ${what}`);
  let raw: Record<string, unknown>;
  try {
    raw = parse(text) as Record<string, unknown>;
  } catch (error) {
    fault('yaml', (error as Error).message.split('\n')[0] ?? '');
    return null;
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) fault('file name', 'is the id and has to be kebab-case');
  for (const field of Object.keys(raw)) if (!FIELDS.includes(field)) fault(field, `is not one of ${FIELDS.join(', ')}`);
  const { technique, message } = raw;
  if (typeof technique !== 'string') fault('technique', 'has to be the id of a technique');
  if (typeof message !== 'string' || !/^.{10,118}\.$/.test(message))
    fault('message', 'has to be a sentence of up to 119 characters that ends with a full stop');
  return {
    id,
    technique: String(technique),
    message: String(message),
    words: readWords(raw, fault),
    shapes: readShapes(raw, fault),
  };
}
