import { readFileSync } from 'node:fs';
import { FileContext } from '../../src/core/context/file.ts';
import { Apis } from '../../src/core/names/apis.ts';
import { NO_FACTS } from '../../src/core/patterns/project.ts';
import { SourceText } from '../../src/core/source/text.ts';
import type { Node } from '../../src/core/syntax/node.ts';
import { Python } from '../../src/core/syntax/python.ts';
import { SyntaxTree } from '../../src/core/syntax/tree.ts';
import { compiledPatterns, GRAMMAR, RUNTIME } from '../lens.ts';

let python: Promise<Python> | undefined;
let apis: Promise<Apis> | undefined;

export const loadPython = (): Promise<Python> => (python ??= Python.load(readFileSync(RUNTIME), readFileSync(GRAMMAR)));

export async function parse(text: string): Promise<SyntaxTree> {
  const loaded = await loadPython();
  const raw = loaded.parse(text, null, Date.now);
  if (!raw) throw new Error('not parsed');
  return new SyntaxTree(loaded, new SourceText(text), raw);
}

/** A file as guards see it, with the names of `data/apis`. */
export async function fileOf(text: string, path = 'model.py'): Promise<FileContext> {
  apis ??= compiledPatterns().then((compiled) => new Apis(compiled.apis));
  return new FileContext(path, await parse(text), await apis, NO_FACTS);
}

/** The outermost expression that is spelled exactly so, at its `nth` place (from 0; negative from the end). */
export function nodeAt(tree: SyntaxTree, code: string, nth = 0): Node {
  const places: number[] = [];
  for (let at = tree.source.text.indexOf(code); at >= 0; at = tree.source.text.indexOf(code, at + 1)) places.push(at);
  const start = places.at(nth);
  if (start === undefined) throw new Error(`${code} does not stand there`);
  let node = tree.at({ start, end: start + code.length });
  const spansIt = (other: Node | null): other is Node => other?.start === node.start && other.end === node.end;
  while (spansIt(node.parent) && !/statement$|^block$|^module$/.test(node.parent.kind)) node = node.parent;
  return node;
}
