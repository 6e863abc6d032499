import { SourceText } from '../source/text.ts';
import type { Node } from '../syntax/node.ts';
import type { Python } from '../syntax/python.ts';
import { SyntaxTree } from '../syntax/tree.ts';
import { topLevel } from './topLevel.ts';

/** What a module tells others without the bodies of its definitions. Names are as they are written in the module. */
export interface Outline {
  /** Class → its bases, in order. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
  /** Function → the type it says to return, where it says one. */
  readonly functions: ReadonlyMap<string, string | undefined>;
  /** Name → the full name that it is imported by: `F` → `torch.nn.functional`, `Block` → `.layers.Block`. */
  readonly imports: ReadonlyMap<string, string>;
  /** Other name → the name it repeats: `Net` → `models.ResNet`. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Modules whose names it takes over by `import *`, in order. */
  readonly stars: readonly string[];
}

type Draft = {
  [Part in keyof Outline]: Outline[Part] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : string[];
};

/** Reads the outline of a text; what cannot be parsed is left out. */
export function readOutline(text: string, python: Python, now: () => number): Outline {
  const outline: Draft = {
    classes: new Map(),
    functions: new Map(),
    imports: new Map(),
    aliases: new Map(),
    stars: [],
  };
  const source = [...topLevel(text)].map(withBody).join('\n');
  const raw = python.parse(source, null, now);
  if (!raw) return outline;
  const tree = new SyntaxTree(python, new SourceText(source), raw);
  try {
    for (const statement of tree.root.children) readStatement(statement, outline);
  } finally {
    tree.dispose();
  }
  return outline;
}

/** Gives the header of a definition a body, in the place of a comment behind it. */
function withBody(statement: string): string {
  const [header] = /^(?:class|def|async)\b[\s\S]*:(?=[ \t]*(?:#.*)?$)/.exec(statement) ?? [];
  return header === undefined ? statement : `${header} pass`;
}

function readStatement(statement: Node, outline: Draft): void {
  switch (statement.kind) {
    case 'import_statement':
      for (const part of statement.children) readImport(part, outline);
      return;
    case 'import_from_statement':
      readFrom(statement, outline);
      return;
    case 'class_definition': {
      const bases = statement
        .field('superclasses')
        ?.children.filter(isName)
        .map(({ text }) => text);
      outline.classes.set(statement.field('name')!.text, bases ?? []);
      return;
    }
    case 'function_definition':
      outline.functions.set(statement.field('name')!.text, typeName(statement.field('return_type')));
      return;
    case 'expression_statement': {
      const [assignment] = statement.children;
      const left = assignment?.kind === 'assignment' ? assignment.field('left') : null;
      const right = assignment?.field('right');
      if (left?.kind === 'identifier' && right && isName(right)) outline.aliases.set(left.text, right.text);
      return;
    }
  }
}

/** `import a.b` binds `a`; `import a.b as c` binds `c`. */
function readImport(part: Node, { imports }: Draft): void {
  if (part.kind === 'aliased_import') imports.set(part.field('alias')!.text, part.field('name')!.text);
  else if (part.kind === 'dotted_name') imports.set(part.children[0]!.text, part.children[0]!.text);
}

function readFrom(statement: Node, { imports, stars }: Draft): void {
  const module = statement.field('module_name');
  if (!module) return;
  const inside = (name: string): string => (module.text.endsWith('.') ? module.text + name : `${module.text}.${name}`);
  for (const part of statement.children) {
    if (part === module) continue;
    if (part.kind === 'wildcard_import') stars.push(module.text);
    else if (part.kind === 'aliased_import') imports.set(part.field('alias')!.text, inside(part.field('name')!.text));
    else if (part.kind === 'dotted_name') imports.set(part.text, inside(part.text));
  }
}

const isName = ({ kind, text }: Node): boolean =>
  kind === 'identifier' || (kind === 'attribute' && /^[\w.]+$/.test(text));

/** The class that an annotation names, or undefined for anything but a plain name. */
function typeName(annotation: Node | null): string | undefined {
  const type = annotation?.kind === 'type' ? annotation.children[0] : annotation;
  return type && isName(type) ? type.text : undefined;
}
