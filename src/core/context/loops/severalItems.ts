import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop } from './loops.ts';
import { callsIn, isTokenizerCall } from '../data/tokenizers.ts';

const MAX_STEPS = 4;
const SEVERAL = /(?:[^s]s|corpus|list|data|batch)$/i;
const TABLE = /(?:^|_)(?:tables?|frames?|df|dataframe|dataset|data)$|^[xX]_?(?:train|test|val|valid|all)?$/;
/** What makes a batch of one sample: an axis in front. */
const ADDS_AXIS = /expand_dims|newaxis|\bNone\b|reshape\(\s*[([]?\s*1\s*,|unsqueeze|atleast_2d|\[\s*[\w.]+\s*\]\s*\)?$/;
const WHOLE = /\.(?:to_numpy|drop)\([^()]*\)$|\.values$|\[\[.*\]\]$/s;

/** True when an expression is a list of several, or is named as several things: `sentences`, `row["texts"]`, `corpus`. */
function namesSeveral(node: Node): boolean {
  if (node.kind === 'list_comprehension') return true;
  if (node.kind === 'list' || node.kind === 'tuple') {
    const [only, ...others] = node.children;
    return only === undefined || others.length > 0 || only.kind === 'list_splat';
  }
  return SEVERAL.test(node.text.match(/(\w+)['"\])]*$/)?.[1] ?? '');
}

/**
 * True when a value comes, within its turn of a loop, from a tokenizer that pads a list of several texts:
 * `tokenizer(task['prompts'], padding=True)`.
 */
export function isPaddedBatch(value: Node, file: FileContext): boolean {
  const loop = innermostLoop(value);
  const seen = new Set<Node>();
  const queue: Node[] = [value];
  for (let node = queue.shift(); node && seen.size < 100; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'call' && padsSeveral(node, file)) return true;
    if (node.kind === 'identifier') {
      for (const { kind, value: made, statement } of file.names.bindings.reaching(node)) {
        const inTurn = loop === null || (loop.start <= statement.start && statement.end <= loop.end);
        if (kind === 'assignment' && made && inTurn) queue.push(made);
      }
    } else queue.push(...node.children);
  }
  return false;
}

function padsSeveral(call: Node, file: FileContext): boolean {
  const padding = keyword(call, 'padding');
  if (!padding || /^(?:False|None|['"](?:max_length|do_not_pad)['"])$/.test(padding.text)) return false;
  const isProcessor = /processor$/i.test(call.field('function')!.text);
  const texts = keyword(call, 'text') ?? positional(call)[0];
  const isTemplate = /\.apply_chat_template$/.test(call.field('function')!.text);
  if (!texts || (!isProcessor && !isTemplate && isTokenizerCall(call, file) === 'no')) return false;
  const made = madeInOneWay(texts, file);
  // A chat is a list of messages.
  if (isTemplate) return made.kind === 'list_comprehension';
  return made.kind === 'list' || made.kind === 'list_comprehension' ? namesSeveral(made) : namesSeveral(texts);
}

/** True when an array holds the rows of a table or several samples, and no axis was put in front of a single one. */
export function holdsSeveralSamples(array: Node, file: FileContext): boolean {
  let node = array;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (ADDS_AXIS.test(node.text) || callsIn(node).some(({ text }) => ADDS_AXIS.test(text))) return false;
    if (WHOLE.test(node.text)) return true;
    if (file.names.isInstance(node, 'pandas.DataFrame') || /\bread_(?:csv|parquet|excel|feather)\(/.test(node.text))
      return true;
    const made = madeInOneWay(node, file);
    if (made === node) break;
    node = made;
  }
  return array.kind === 'identifier' && TABLE.test(array.text);
}

/** What a name was given, or the node itself where that is not one assignment. */
function madeInOneWay(node: Node, file: FileContext): Node {
  if (node.kind !== 'identifier') return node;
  const [binding, ...others] = file.names.bindings.reaching(node);
  const isPlain = binding?.kind === 'assignment' && !others.length && binding.path.length === 0;
  return (isPlain && binding.value) || node;
}
