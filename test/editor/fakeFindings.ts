import * as vscode from 'vscode';
import { type Knowledge, readKnowledge } from '../../src/core/knowledge/knowledge.ts';
import type { PatternCard } from '../../src/core/knowledge/patternCard.ts';
import { type Finding, NOTHING } from '../../src/core/patterns/finding.ts';
import { AnalyzedText } from '../../src/editor/fileFindings.ts';
import type { FileFindings, FindingsStore } from '../../src/editor/services.ts';
import type { UsedPlace } from '../../src/editor/usedPlaces.ts';
import type { UsedTechniques } from '../../src/editor/usedTechniques.ts';

export const A = vscode.Uri.parse('test:/models/a.py');
export const B = vscode.Uri.parse('test:/b.py');
/** Three lines, one after the other, that patterns are said to be found in. */
export const CODE = 'x = F.softmax(q @ k.mT) @ v\nloss.item()\ny = F.softmax(q @ k.mT) @ v\n';
/** Longer than a tree waits before it draws anew. */
export const SETTLED_MS = 400;

/** A store of findings that a test fills by hand. */
export class FakeFindings implements Pick<FindingsStore, 'onDidChange' | 'get' | 'entries'> {
  readonly #changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  readonly onDidChange = this.#changed.event;
  readonly #files = new Map<string, FileFindings>();

  /** Finds each pattern at the text beside it, at its first occurrence after the one before. */
  set(uri: vscode.Uri, text: string, ...found: readonly (readonly [pattern: string, code: string])[]): void {
    this.#set(uri, text, found);
  }

  /** The same in a file that is open. */
  setOpen(uri: vscode.Uri, text: string, ...found: readonly (readonly [pattern: string, code: string])[]): void {
    this.#set(uri, text, found, 1);
  }

  #set(uri: vscode.Uri, text: string, found: readonly (readonly [string, string])[], version?: number): void {
    let from = 0;
    const findings = found.map(([pattern, code]): Finding => {
      const start = text.indexOf(code, from);
      if (start < 0) throw new Error(`no «${code}»`);
      from = start + code.length;
      const region = { start, end: from };
      return { pattern, confidence: 'high', region, construct: region, seen: [] };
    });
    this.#files.set(uri.toString(), new AnalyzedText(uri, text, { ...NOTHING, findings }, {}, version));
    this.#changed.fire([uri]);
  }

  get(uri: vscode.Uri): FileFindings | undefined {
    return this.#files.get(uri.toString());
  }

  entries(): Iterable<FileFindings> {
    return this.#files.values();
  }

  /** Says that everything changed, though nothing did. */
  refresh(): void {
    this.#changed.fire([...this.#files.values()].map(({ uri }) => uri));
  }
}

/** Techniques in use that a test names by hand: each in the first line of the files given. */
export class FakeUsed implements Pick<UsedTechniques, 'onDidChange' | 'placesOf' | 'techniques'> {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #places = new Map<string, readonly UsedPlace[]>();

  set(technique: string, ...uris: readonly vscode.Uri[]): void {
    const places = uris.map((uri) => ({
      technique,
      place: { uri: uri.toString(), pattern: 'a-practice', start: 0, end: 1 },
      uri,
      line: 1,
      code: 'x = F.softmax(q @ k.mT) @ v',
      message: 'Something is done well.',
    }));
    if (uris.length) this.#places.set(technique, places);
    else this.#places.delete(technique);
    this.#changed.fire();
  }

  placesOf(technique: string): readonly UsedPlace[] {
    return this.#places.get(technique) ?? [];
  }

  techniques(): Iterable<string> {
    return this.#places.keys();
  }
}

/** Keeps values as VS Code does for a workspace. */
export function memento(): vscode.Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string, usual?: unknown) => kept.get(key) ?? usual,
    update: async (key: string, value: unknown) => void kept.set(key, value),
  } as vscode.Memento;
}

let read: Promise<Knowledge> | undefined;

/** The index of the extension under test. */
export function knowledge(): Promise<Knowledge> {
  return (read ??= (async () => {
    const extension = vscode.extensions.getExtension('efficiency-lens.efficiency-lens')!;
    const bytes = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(extension.extensionUri, 'dist', 'knowledge.json'),
    );
    return readKnowledge(new TextDecoder().decode(bytes));
  })());
}

export const patternsOf = ({ patterns }: Knowledge): ReadonlyMap<string, PatternCard> =>
  new Map(patterns.map((pattern) => [pattern.id, pattern]));
