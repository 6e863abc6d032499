import { type Position, Range, type TextDocument } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import type { Technique } from '../core/knowledge/technique.ts';
import { importedNames } from './importedNames.ts';

const DOTTED = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/;

/** A name in code: where it stands, and the techniques that know what it means there. */
export interface ApiName {
  readonly range: Range;
  techniquesIn(knowledge: Knowledge): readonly Technique[];
}

/** Reads the dotted name under the mouse as the imports of its file mean it. */
export class ApiNames {
  #document: TextDocument | undefined;
  #version = -1;
  #imports: ReadonlyMap<string, string> = new Map();

  at(document: TextDocument, position: Position): ApiName | undefined {
    const around = document.getWordRangeAtPosition(position, DOTTED);
    const word = document.getWordRangeAtPosition(position, /\w+/);
    if (!around || !word) return undefined;
    const before = document.lineAt(position).text.slice(0, around.start.character);
    if (before.includes('#')) return undefined;
    const range = new Range(around.start, word.end);
    const written = document.getText(range);
    const [first = '', ...rest] = written.split('.');
    const meant = this.#importsOf(document).get(first);
    const name = meant === undefined ? undefined : [meant, ...rest].join('.');
    return {
      range: word,
      techniquesIn: (knowledge) =>
        name === undefined
          ? knowledge
              .techniquesNaming(document.getText(word))
              .filter(({ names }) => names.includes(document.getText(word)))
          : knowledge.techniquesNaming(name),
    };
  }

  #importsOf(document: TextDocument): ReadonlyMap<string, string> {
    if (this.#document !== document || this.#version !== document.version) {
      this.#document = document;
      this.#version = document.version;
      this.#imports = importedNames(document.getText());
    }
    return this.#imports;
  }
}
