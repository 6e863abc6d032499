import type { Practice } from '../core/knowledge/practice.ts';
import type { Lens } from '../core/lens.ts';
import { isNotebook, readNotebook } from '../core/source/notebook.ts';
import { SourceText } from '../core/source/text.ts';
import { decode } from './decode.ts';

export interface PracticeAt {
  readonly practice: Practice;
  /** The line of the file, from one. */
  readonly line: number;
}

/** What a file does well, in its order; nothing for what cannot be read, of which `check` speaks. */
export function practicesIn(lens: Lens, path: string, bytes: Uint8Array): readonly PracticeAt[] {
  const file = decode(bytes);
  if (file === undefined) return [];
  const source = new SourceText(file);
  if (!isNotebook(path)) {
    return lens
      .practices({ id: path, text: file })
      .map(({ practice, region }) => ({ practice, line: source.positionAt(region.start).line + 1 }));
  }
  try {
    const notebook = readNotebook(file);
    return lens.practices({ id: path, text: notebook.text }).map(({ practice, region }) => ({
      practice,
      line: source.positionAt(notebook.inFile(region).start).line + 1,
    }));
  } catch {
    return [];
  }
}
