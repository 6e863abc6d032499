import type { Node } from '../syntax/node.ts';
import type { Binding } from './binding.ts';

/** The full name an import gives to its target: `from torch import nn as n` makes `n` `torch.nn`. */
export function importedName({ target, statement }: Binding): string {
  const aliased = target.parent?.kind === 'aliased_import' ? target.parent : target.parent?.parent;
  const isAlias = aliased?.kind === 'aliased_import' && aliased.field('alias') === target;
  const original = isAlias ? (aliased.field('name')?.text ?? target.text) : target.text;
  if (statement.kind === 'import_statement') return original;
  const module = statement.field('module_name')?.text ?? '';
  return module.endsWith('.') ? module + original : `${module}.${original}`;
}

/** Modules of `from m import *`, in order. */
export function starImports(root: Node): string[] {
  const modules: string[] = [];
  const { text } = root.tree.source;
  if (!text.includes('import *')) return modules;
  for (const match of text.matchAll(/^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]*\*/gm)) {
    if (match[1]) modules.push(match[1]);
  }
  return modules;
}
