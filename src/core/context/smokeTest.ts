import { isScope } from '../names/scope.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';

const MAIN = /^\(?\s*__name__\s*==\s*['"]__main__['"]\s*\)?$|^\(?\s*['"]__main__['"]\s*==\s*__name__\s*\)?$/;
const TRIAL = /^_*(?:unit_?|smoke_?)?test(?:_\w+)?$/;
/** Input that is made up. */
const MADE_UP =
  /\b(?:torch|th|np|numpy(?:\.random)?|jnp|random|tf)\.(?:random\.)?(?:randn?|zeros|ones|randint|normal|uniform|arange)\s*\(/;
const LOOKS = /\bprint\s*\(|\bassert\b|\.shape\b|\.size\(|summary\(|flop|benchmark/i;
/** What a script does that is run in earnest. */
const EARNEST =
  /\b(?:argparse|sys\.argv|parse_args|ArgumentParser|DataLoader|\w*[Dd]ataset\w*|optim(?:izer)?\b|epochs?|hydra|fire\.|tyro|from_pretrained|load_dataset|envs?\.)|\bfor\b[^\n]*\bin\b[^\n]*(?:loader|envs?)/;
/** One backward pass may be tried too; a loop of them trains. */
const LOOPS = /\bbackward\b[\s\S]*\b(?:for|while)\b|\b(?:for|while)\b[\s\S]*\bbackward\b/;
/** More than this is a script of its own. */
const MOST_LINES = 40;

/**
 * True for code that tries a module file out by hand: a short `if __name__ == '__main__'` below classes, or a function
 * named as a test, which makes up some input, runs what stands above and prints what comes out.
 */
export function isSmokeTest(node: Node, file: FileContext): boolean {
  const outer = outermost(node);
  return outer !== null && file.remember(`smoke test ${outer.start}`, () => triesOut(outer));
}

/** The statement of the module in which the node stands. */
function outermost(node: Node): Node | null {
  let child = node;
  for (const around of node.ancestors()) {
    if (around === node.tree.root) return child;
    child = around;
  }
  return null;
}

function triesOut(statement: Node): boolean {
  if (!isTrial(statement)) return false;
  const { text } = statement;
  if (text.split('\n').length > MOST_LINES || EARNEST.test(text) || LOOPS.test(text) || !MADE_UP.test(text))
    return false;
  const definesClass = statement.tree.root.children.some(
    (child) => (child.kind === 'decorated_definition' ? child.field('definition') : child)?.kind === 'class_definition',
  );
  return definesClass && LOOKS.test(text);
}

const isTrial = (statement: Node): boolean =>
  statement.kind === 'if_statement'
    ? MAIN.test(statement.field('condition')!.text)
    : isScope(statement) && statement.kind === 'function_definition' && TRIAL.test(statement.field('name')?.text ?? '');
