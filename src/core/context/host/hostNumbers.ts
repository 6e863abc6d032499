import type { Binding } from '../../names/binding.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

/** Numbers by their spelling or by what gives them: sizes, lengths, settings, counters of a loop. */
export function isHostNumber(node: Node, file: FileContext, depth = 0): boolean {
  if (depth > 6) return false;
  const inside = (part: Node | null | undefined): boolean => !!part && isHostNumber(part, file, depth + 1);
  switch (node.kind) {
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'none':
      return true;
    case 'parenthesized_expression':
      return inside(node.children[0]);
    case 'unary_operator':
      return inside(node.field('argument'));
    case 'binary_operator':
      return inside(node.field('left')) && inside(node.field('right'));
    case 'call': {
      const callee = node.field('function')!;
      if (/^(?:len|int|float|max|min|round|abs)$/.test(callee.text) || /\.(?:size|dim|numel|item)$/.test(callee.text))
        return true;
      return NUMBERS.test(file.names.apiOf(callee) ?? '');
    }
    case 'subscript':
      return /\.shape$/.test(node.field('value')?.text ?? '');
    case 'attribute':
      return SETTINGS.test(node.text) || NUMBERS.test(file.names.apiOf(node) ?? '') || isGivenNumber(node, file, depth);
    case 'identifier':
      return isGivenNumber(node, file, depth);
    default:
      return false;
  }
}

const NUMBERS =
  /^(?:math\.|numpy\.(?:pi|e|inf|sqrt|log|exp|log2|prod|ceil|floor)$|random\.(?:random|uniform|randint)$|torch\.distributed\.get_(?:rank|world_size)$)/;
const SETTINGS = /^(?:self\.)?_?(?:args?|opts?|cfg|conf(?:ig)?|hparams|flags|hps?|params)\.\w/i;

/** A name or an attribute of `self` that is only ever given numbers. */
function isGivenNumber(node: Node, file: FileContext, depth: number): boolean {
  const { bindings } = file.names;
  const owner = node.kind === 'attribute' && bindings.isSelf(node.field('object')) ? classOf(node) : null;
  const given =
    node.kind === 'identifier'
      ? bindings.reaching(node)
      : owner
        ? bindings.ofAttribute(owner, node.field('attribute')!.text)
        : [];
  return given.length > 0 && given.every((binding) => givesNumber(binding, file, depth));
}

function givesNumber({ kind, value, path, statement }: Binding, file: FileContext, depth: number): boolean {
  const type = statement.field('type')?.text;
  if (kind === 'parameter')
    return type === undefined ? value !== null && isHostNumber(value, file, depth + 1) : /^(?:int|float)\b/.test(type);
  if (!value) return false;
  if (kind === 'loop') return isCounter(value.text, path);
  if (kind !== 'assignment') return false;
  return path.length
    ? /\.(?:shape|size\(\))$/.test(value.text)
    : isHostNumber(value, file, depth + 1) || isOwnParameter(value);
}

/** `for i in range(n)`, and the count of `enumerate`. */
const isCounter = (over: string, path: readonly number[]): boolean =>
  (path.length === 0 && /^(?:tqdm\()?t?range\(/.test(over)) ||
  (path.length === 1 && path[0] === 0 && /^enumerate\(/.test(over));

/** `self.dim = dim`: a constructor is given sizes and factors by name. */
const isOwnParameter = (value: Node): boolean =>
  value.kind === 'identifier' &&
  /dim|size|num|len|width|height|base|theta|scale|std|sigma|eps|step|^n_|^[nkdhwb]$/.test(value.text);
