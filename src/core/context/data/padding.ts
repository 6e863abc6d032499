import { positional } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

/** Lengths that are set for all texts, by their names. */
const LIMIT =
  /(?:^|[._])(?:max_?(?:seq(?:uence)?|source|target|src|tgt|input|context|text|query|passage|doc|token|num)?_?(?:len(?:gth)?|tokens|mlm_preds|size)\w*|maxlen|num_steps|seq_?len(?:gth)?|block_size|context_length|max_?pad\w*|max_l)$/i;
/** The longest of a batch. */
const LONGEST = /batch_?max|longest|max_label|max_item|max_\w+_in_batch|\bmax\(|\bmultiple/i;
const OTHER_FUNCTION =
  /(?:^|_)(?:test\w*|image\w*|audio|wav\w*|spec\w*|mel|frames?|bits?|prompts?_embeds|generat\w*|predict\w*|stream\w*)(?:_|$)|^__init__/i;

/**
 * True for `[pad] * (max_length - len(ids))`, or `[pad] * missing` with such a difference, where the length is set
 * beforehand and not the longest of the batch.
 */
export function fillsToMaximum(product: Node, file: FileContext): boolean {
  const list = product.field('left');
  const times = unwrapped(product.field('right'));
  if (product.operator !== '*' || list?.kind !== 'list' || list.children.length !== 1 || !times) return false;
  if (/len\(|\bfor\b/.test(list.text) || /^\[(?:None|"|'(?![<[]?pad))/i.test(list.text) || isElsewhere(product))
    return false;
  const around = (functionOf(product) ?? file.tree.root).text;
  // Masks and labels are filled up beside the text.
  if (!/pad|eos|eot/i.test(list.text) && /\[[^\]\n]*pad[^\]\n]*\][^\n]{0,4} \* /i.test(around)) return false;
  const missing = differenceOf(times, file);
  const limit = unwrapped(missing?.field('left'));
  const length = missing?.field('right')?.text ?? '';
  if (!limit || !/^len\([\w.[\]'"]+\)$/.test(length)) return false;
  return isSetBeforehand(limit, file) && joinsToList(product);
}

/** The call of a function of the project that pads to a length: `truncate_pad(ids, num_steps, pad)`. */
export function asksForMaximum(call: Node, file: FileContext): boolean {
  if (isElsewhere(call) || needsLength(call, file)) return false;
  const values = [...positional(call), ...namedValues(call)];
  return values.some((value) => /^(?:identifier|attribute|binary_operator)$/.test(value.kind) && isLimit(value, file));
}

/** What is padded is laid out flat afterwards, for a layer of fixed width, or sent to other processes, which wait for as much. */
function needsLength(call: Node, file: FileContext): boolean {
  const target = call.parent?.kind === 'assignment' ? call.parent.field('left') : null;
  const { text } = file.unitOf(call);
  if (/\bbroadcast/.test(text)) return true;
  return target?.kind === 'identifier' && new RegExp(`\\b${target.text}\\.(?:view|reshape)\\([^()]*, *-1 *\\)|\\b${target.text}\\.flatten\\(`).test(text);
}

const isLimit = (value: Node, file: FileContext): boolean =>
  isSetBeforehand(value.kind === 'binary_operator' ? (value.field('left') ?? value) : value, file);

const namedValues = (call: Node): readonly Node[] =>
  (call.field('arguments')?.children ?? []).flatMap((part) =>
    part.kind === 'keyword_argument' ? (part.field('value') ?? []) : [],
  );

const unwrapped = (node: Node | null | undefined): Node | null =>
  node?.kind === 'parenthesized_expression' ? (node.children[0] ?? null) : (node ?? null);

/** `max_length - len(ids)`, also behind a name. */
function differenceOf(times: Node, file: FileContext): Node | null {
  const [latest] = times.kind === 'identifier' ? file.names.bindings.reaching(times) : [];
  const made = unwrapped(latest?.kind === 'assignment' && latest.path.length === 0 ? latest.value : times);
  return made?.kind === 'binary_operator' && made.operator === '-' ? made : null;
}

function isSetBeforehand(limit: Node, file: FileContext): boolean {
  const around = functionOf(limit);
  if (!LIMIT.test(limit.text) || LONGEST.test(limit.text)) return false;
  const code = (around ?? file.tree.root).text;
  if (/\blongest\b|max\((?:len|map|\[|\(?len)|max_len(?:gth)? is None|(?:\.to\(|np\.\w+\().*max\(\)/.test(code))
    return false;
  if (limit.kind !== 'identifier') return limit.kind === 'attribute';
  // Whoever calls a function that only pads says how far.
  const onlyPads = /pad|mask/i.test(around?.field('name')?.text ?? '');
  return file.names.bindings.reaching(limit).every(({ kind, value }) => {
    if (kind === 'parameter') return !onlyPads;
    if (value?.kind !== 'binary_operator') return value === null || /^(?:integer|attribute)$/.test(value.kind);
    return !/\bmax\(|len\(/.test(value.text) && LIMIT.test(value.children[0]!.text);
  });
}

/** `ids + [pad] * n`, `ids += [pad] * n`, `ids.extend([pad] * n)` */
function joinsToList(product: Node): boolean {
  const around = product.parent?.kind === 'parenthesized_expression' ? product.parent.parent : product.parent;
  if (around?.kind === 'binary_operator') return around.operator === '+';
  if (around?.kind === 'augmented_assignment') return true;
  return around?.kind === 'argument_list' && /\.extend\(/.test(around.parent?.text ?? '');
}

const isElsewhere = (node: Node): boolean => OTHER_FUNCTION.test(functionOf(node)?.field('name')?.text ?? '');
