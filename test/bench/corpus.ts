import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface CorpusFile {
  readonly path: string;
  readonly text: string;
}

/** The Python files below a folder, in order of their paths. */
export function pythonFiles(folder: string): readonly CorpusFile[] {
  const files: CorpusFile[] = [];
  const walk = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!name.startsWith('.')) walk(join(path, name));
    } else if (path.endsWith('.py')) files.push({ path, text: readFileSync(path, 'utf8') });
  };
  walk(folder);
  return files;
}

/**
 * What is measured on when no folder is named: the examples of all patterns, each as a file of its own. Small files,
 * dense with trigger words, so the ratio is worse than on real repositories.
 */
export function exampleFiles(): readonly CorpusFile[] {
  const rooms = 'data/techniques';
  return readdirSync(rooms).flatMap((room) =>
    readdirSync(join(rooms, room))
      .filter((name) => name.endsWith('.md') && name !== 'technique.md')
      .flatMap((name) =>
        [...readFileSync(join(rooms, room, name), 'utf8').matchAll(/```python[^\n]*\n([\s\S]*?)```/g)].map(
          ([, text = ''], i) => ({ path: `${name}-${i}.py`, text }),
        ),
      ),
  );
}

/** One file of about `lines` lines made of example functions, as somebody would edit it. */
export function longFile(lines: number): string {
  const parts: string[] = [];
  let count = 0;
  const files = exampleFiles();
  for (let i = 0; count < lines; i++) {
    const { text } = files[i % files.length]!;
    parts.push(text);
    count += text.split('\n').length;
  }
  return parts.join('\n').split('\n').slice(0, lines).join('\n');
}
