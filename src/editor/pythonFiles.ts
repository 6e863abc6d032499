import { type CancellationToken, RelativePattern, type Uri, workspace } from 'vscode';
import { MAX_BYTES } from '../core/script.ts';
import { decode } from '../worker/decode.ts';
import { excludedGlobs } from './watched.ts';

export const PYTHON_FILES = '**/*.{py,pyw,ipynb}';

export const isPythonFile = (path: string): boolean => /\.(?:pyw?|ipynb)$/.test(path);

/** How many files are read at a time. */
const READ_AHEAD = 32;

/** The Python files and notebooks of the workspace that no glob excludes, in the order of their URIs. */
export async function pythonFiles(token: CancellationToken): Promise<Uri[]> {
  const lists = await Promise.all(
    (workspace.workspaceFolders ?? []).map((folder) => {
      const globs = excludedGlobs(folder.uri).flatMap(alternatives);
      const exclude = globs.length ? `{${globs.join(',')}}` : undefined;
      return workspace.findFiles(new RelativePattern(folder, PYTHON_FILES), exclude, undefined, token);
    }),
  );
  return onceEach(lists.flat()).sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
}

/** Python files of the workspace, excluded or not. @param most how many of each folder */
export async function allPythonFiles(most: number): Promise<Uri[]> {
  const lists = await Promise.all(
    (workspace.workspaceFolders ?? []).map((folder) =>
      // Null: not even what VS Code excludes by itself.
      workspace.findFiles(new RelativePattern(folder, PYTHON_FILES), null, most),
    ),
  );
  return onceEach(lists.flat());
}

/** A folder that is open may hold another one. */
const onceEach = (uris: readonly Uri[]): Uri[] => [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];

/** Reads some files ahead of the one that is looked at: where files are far away, waiting is most of the work. */
export async function* readAhead(uris: readonly Uri[]): AsyncGenerator<readonly [Uri, string | undefined]> {
  const reading: Promise<readonly [Uri, string | undefined]>[] = [];
  const start = async (uri: Uri) => [uri, await readPython(uri)] as const;
  for (const uri of uris) {
    reading.push(start(uri));
    if (reading.length >= READ_AHEAD) yield await reading.shift()!;
  }
  yield* reading;
}

/** A file that is gone, cannot be read, is too large or no text has none. */
export async function readPython(uri: Uri): Promise<string | undefined> {
  try {
    const bytes = await workspace.fs.readFile(uri);
    return bytes.length > MAX_BYTES ? undefined : decode(bytes);
  } catch {
    return undefined;
  }
}

/** `{a,b}/c` → `a/c`, `b/c`: braces of the setting cannot stand inside the braces that join its globs. */
function alternatives(glob: string): string[] {
  const [, before, inside, after] = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(glob) ?? [];
  if (inside === undefined) return [glob];
  return inside.split(',').flatMap((part) => alternatives(`${before}${part}${after}`));
}
