import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

/** Gives the one-based line of the first syntax error in a piece of Python, or nothing when it parses. */
export type PythonCheck = (code: string) => number | undefined;

export async function createPythonCheck(): Promise<PythonCheck> {
  const require = createRequire(join(process.cwd(), 'package.json'));
  await Parser.init();
  const grammar = await readFile(require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-python.wasm'));
  const parser = new Parser().setLanguage(await Language.load(grammar));
  return (code) => {
    const tree = parser.parse(code);
    if (!tree) return 1;
    const error = tree.rootNode.hasError ? firstError(tree.rootNode) : undefined;
    const line = error && error.startPosition.row + 1;
    tree.delete();
    return line;
  };
}

type Node = NonNullable<ReturnType<Parser['parse']>>['rootNode'];

function firstError(node: Node): Node {
  const child = node.children.find((child) => child?.hasError || child?.isError || child?.isMissing);
  return child ? firstError(child) : node;
}
