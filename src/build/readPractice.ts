import type { Practice } from '../core/knowledge/practice.ts';
import { type Fault, readFields, readShapes, readWords } from './readPattern.ts';

const FIELDS = ['technique', 'message', 'words', 'shapes'];

/** Reads one file of `practices/`; faults are added to the list with file, field and what would be right. */
export function readPractice(
  text: string,
  { file, id }: { file: string; id: string },
  faults: string[],
): Practice | null {
  const fault: Fault = (field, what) => void faults.push(`${file}: ${field}: ${what}`);
  const raw = readFields(text, id, FIELDS, fault);
  if (!raw) return null;
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
