import type { Lens } from '../core/lens.ts';
import { practicesOf, type ReportedPractice } from '../core/report/practices.ts';
import { readScript } from '../core/script.ts';
import { decode } from './decode.ts';

/** What a file does well, in its order; nothing for what cannot be read, of which `check` speaks. */
export function practicesIn(lens: Lens, path: string, bytes: Uint8Array): readonly ReportedPractice[] {
  const file = decode(bytes);
  if (file === undefined) return [];
  try {
    return practicesOf(lens, path, readScript(path, file));
  } catch {
    return [];
  }
}
