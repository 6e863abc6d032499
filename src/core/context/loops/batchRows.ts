import { positional } from '../../flow/operation.ts';
import { TENSOR } from '../../names/meaning.ts';
import { scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { type LoopHead, partsOf } from '../../source/brackets.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { FileContext } from '../file.ts';

const BATCH =
  /^(?:(?:self|args|config|cfg)\.)?(?:batch_?size|bsz|bs|B|b|n_?batch|num_envs|batch_dim|N)$|\.size\(0\)$|\.shape\[0\]$/;
const BRANCHES = new Set([
  'else_clause',
  'elif_clause',
  'while_statement',
  'try_statement',
  'with_statement',
  'break_statement',
  'continue_statement',
  'return_statement',
  'yield',
  'raise_statement',
  'await',
  'conditional_expression',
  'delete_statement',
  'assert_statement',
]);
const PLAIN = new Set(['int', 'float', 'range', 'len', 'enumerate', 'zip', 'min', 'max']);

/**
 * True for `for i in range(batch)` whose body does the same tensor arithmetic for each row: it takes rows by the loop's
 * number, calls nothing but tensor functions and methods, and neither branches nor takes rows of different length.
 */
export function repeatsByRow(loop: Node, file: FileContext): boolean {
  const over = loop.field('right');
  const name = loop.field('left');
  const body = loop.field('body');
  if (!body || name?.kind !== 'identifier' || over?.kind !== 'call' || over.field('function')?.text !== 'range')
    return false;
  const bounds = positional(over);
  if (bounds.length !== 1 || !isBatchSize(bounds[0]!, file)) return false;
  const seen = { loop, bound: sizeText(bounds[0]!, file), tensors: 0, rows: 0, operations: 0, other: false };
  look(body, name.text, file, seen);
  return !seen.other && seen.tensors > 0 && seen.rows > 1 && seen.operations > 0 && !carriesOver(body, file);
}

/** `batch_size`, `x.shape[0]`, or a name for one: `n = x.size(0)`, `b, c, n = x.shape`. */
function isBatchSize(bound: Node, file: FileContext): boolean {
  if (BATCH.test(bound.text)) return true;
  const [binding, ...others] = bound.kind === 'identifier' ? file.names.bindings.reaching(bound) : [];
  if (binding?.kind !== 'assignment' || !binding.value || others.length) return false;
  const { value, path } = binding;
  if (path.length === 0) return FIRST_SIZE.test(value.text);
  return path.length === 1 && path[0] === 0 && /^[\w.]+\.(?:shape|size\(\))$/.test(value.text);
}

/** What a row taken by the loop's number is not beside: one row branches from another. */
const BRANCH = /^[ \t]*(?:else|elif|while|try|with|break|continue|return|yield|raise|await|del|assert)\b/m;
const GIVES_SIZE = /^[\s\\]*[\w.]+\.(?:size\(|shape\b)/;

/** What the text of a loop says: it takes two rows by its number at least, and never branches. False is certain. */
export function mayRepeatByRow(around: Surroundings, { target, over }: LoopHead): boolean {
  if (!/^\w+$/.test(target) || !over.startsWith('range(')) return false;
  const [bound, ...others] = partsOf(over, 'range'.length) ?? [];
  if (bound === undefined || others.length) return false;
  const code = around.loopCode;
  if ((code.match(new RegExp(`\\[\\s*${target}\\s*[\\],]`, 'g')) ?? []).length < 2 || BRANCH.test(code)) return false;
  return BATCH.test(bound) || (/^[A-Za-z_]\w*$/.test(bound) && around.isAssigned(bound, GIVES_SIZE));
}

const sizeText = (bound: Node, file: FileContext): string =>
  (bound.kind === 'identifier' ? file.names.bindings.reaching(bound)[0]?.value : bound)?.text ?? '';

const FIRST_SIZE = /^[\w.]+\.(?:size\(0\)|shape\[0\])$/;

/**
 * True when a row needs what the rows before it gave: a name reads its own value of the turn before. A plain sum over
 * the rows, of which no row reads anything, is one operation over the batch all the same.
 */
export function carriesOver(body: Node, file: FileContext): boolean {
  const names = new Set<string>();
  const collect = (node: Node): void => {
    const left = /assignment$/.test(node.kind) ? node.field('left') : null;
    if (left && /^(?:identifier|pattern_list|tuple_pattern)$/.test(left.kind))
      for (const name of left.text.match(/\w+/g) ?? []) names.add(name);
    node.children.forEach(collect);
  };
  collect(body);
  const scope = scopeOf(body);
  return [...names].some((name) => {
    const [first] = file.names.bindings
      .inScope(scope, name)
      .filter(({ target, kind }) => kind !== 'loop' && body.start <= target.start && target.end <= body.end);
    if (!first?.value) return false;
    const words = [...body.tree.identifiers(name, body)];
    const reads = words.filter((word) => word !== first.target);
    if (first.kind === 'augmented') return reads.length > 0;
    const early = reads.filter((word) => word.start < first.statement.end);
    return early.length > 0 && !(isSum(first.value, name) && reads.length === 1);
  });
}

/** `total + x[i].sum()` */
const isSum = (value: Node, name: string): boolean =>
  value.kind === 'binary_operator' && value.operator === '+' && value.children.some((side) => side.text === name);

interface Seen {
  readonly loop: Node;
  /** The text that the number of turns comes from: `x.shape[0]`. */
  readonly bound: string;
  /** Rows taken from what is certain to be a tensor. */
  tensors: number;
  rows: number;
  operations: number;
  other: boolean;
}

function look(node: Node, turn: string, file: FileContext, seen: Seen): void {
  if (BRANCHES.has(node.kind)) seen.other = true;
  if (node.kind === 'if_statement' && !comparesNumbers(node)) seen.other = true;
  if (node.kind === 'subscript') {
    // batch[i][0] takes a part of a sample, not of a row.
    if (node.parent?.kind === 'subscript' && node.parent.field('value') === node) seen.other = true;
    const places = node.children.slice(1);
    if (places[0]?.kind === 'identifier' && places[0].text === turn) {
      seen.rows++;
      if (file.names.isInstance(node.children[0]!, TENSOR) || isGivenToTorch(node, seen.bound, file)) seen.tensors++;
      if (node.children[0]?.kind === 'identifier' && isList(node.children[0], file)) seen.other = true;
    }
    // x[i, : lengths[i]] is another length for each row; x[i - 1] looks at another row.
    else if (places.some((place) => mentions(place, turn))) seen.other = true;
  }
  if (node.kind === 'slice' && boundChanges(node, seen.loop, file)) seen.other = true;
  if (node.kind === 'call') tell(node, turn, file, seen);
  for (const child of node.children) if (!seen.other) look(child, turn, file, seen);
}

/** `torch.matmul(x[i], …)`, where the rows of one value are asked by its shape: no list, and no array either. */
function isGivenToTorch(row: Node, bound: string, file: FileContext): boolean {
  if (!/\.(?:shape|size)\b/.test(bound) || bound.split(/\.(?:shape|size)\b/)[0] !== row.children[0]?.text) return false;
  const call = row.parent?.kind === 'argument_list' ? row.parent.parent : null;
  return call?.kind === 'call' && /^torch\.[a-z]+$/.test(file.names.apiOf(call.field('function')!) ?? '');
}

/** `if a > b:` on two names becomes a mask over the batch. */
const comparesNumbers = (statement: Node): boolean => {
  const test = statement.field('condition');
  return test?.kind === 'comparison_operator' && test.children.every((side) => side.kind === 'identifier');
};

/** A list of tensors has rows of any length. */
export const isList = (node: Node, file: FileContext): boolean => {
  const meaning = file.names.meaningOf(node);
  return (
    meaning.kind === 'literal' ||
    (meaning.kind === 'unknown' &&
      file.names.bindings.reaching(node).some(({ value }) => /comprehension|^list$/.test(value?.kind ?? '')))
  );
};

/** `x[:n]` with an `n` that the loop binds, or that is looked up or computed in place: another length for each row. */
const boundChanges = (node: Node, loop: Node, file: FileContext): boolean =>
  node.kind === 'subscript' ||
  node.kind === 'call' ||
  (node.kind === 'identifier'
    ? file.names.bindings.reaching(node).some(({ target }) => loop.start <= target.start && target.end <= loop.end)
    : node.children.some((child) => boundChanges(child, loop, file)));

function tell(call: Node, turn: string, file: FileContext, seen: Seen): void {
  const callee = call.field('function')!;
  const api = file.names.apiOf(callee);
  if (api !== undefined) {
    if (
      /^torch\.(?:nn\.functional\.)?(?!unique|nonzero|randint|from_numpy|load|tensor|rand|where|svd_lowrank|pca_lowrank|multinomial|bernoulli|normal\b|poisson|dropout)[a-z_]\w*$/.test(
        api,
      )
    )
      seen.operations++;
    else seen.other = true;
    return;
  }
  const method = callee.kind === 'attribute' ? callee.field('attribute')?.text : undefined;
  const meaning = file.names.meaningOf(callee);
  const onTensor = method !== undefined && meaning.kind === 'member' && TENSOR_METHODS.test(method);
  if (onTensor && method !== 'append') seen.operations += mentions(callee, turn) ? 1 : 0;
  else if (method !== 'append' && !PLAIN.has(callee.text)) seen.other = true;
}

const TENSOR_METHODS =
  /^(?:append|item|long|float|int|bool|sum|mean|max|min|argmax|argmin|softmax|log_softmax|logsumexp|exp|log|sqrt|pow|norm|abs|clamp|matmul|mm|dot|t|view|reshape|unsqueeze|squeeze|expand|index_add_|index_select|scatter_|scatter_add_|gather|add_|mul_|copy_|fill_|masked_fill|masked_fill_|detach|to|cpu|cuda|clone|size|type|sigmoid|tanh|relu|std|var|topk|sort|cumsum|roll|flip|repeat)$/;

const mentions = (node: Node, name: string): boolean =>
  node.kind === 'identifier' ? node.text === name : node.children.some((child) => mentions(child, name));
