import type { Node } from '../syntax/node.ts';

const ELSEWHERE = ['function_definition', 'class_definition', 'lambda', 'expression_statement'];

/** The expressions that a function of this file returns; those of functions inside it are not its own. */
export function returnsOf(definition: Node): readonly Node[] {
  const values: Node[] = [];
  const walk = (node: Node): void => {
    for (const child of node.children) {
      if (child.kind === 'return_statement') {
        if (child.children[0]) values.push(child.children[0]);
      } else if (!ELSEWHERE.includes(child.kind)) walk(child);
    }
  };
  const body = definition.field('body');
  if (body) walk(body);
  return values;
}
