import { positional } from '../../flow/operation.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { loopNames } from '../data/copies.ts';
import type { FileContext } from '../file.ts';
import { carriesOver, isList } from './batchRows.ts';
import {
  COUNT,
  LABELS,
  LONGEST,
  mayCompute,
  namesTargets,
  OTHER,
  PAIRWISE,
  PARTS,
  preparesElements,
  withoutWords,
} from './elementsByText.ts';
import { isTensor } from './rowLoops.ts';

const WORK =
  /^(?:torch|jax\.numpy|jax\.lax|jax\.nn)\.(?!tensor$|as_tensor$|from_numpy|\w*Tensor$|load|save|no_grad|autocast|device|cuda|manual_seed|distributed|jit|is_tensor|arange|linspace|nn\.[A-Z]|nn\.init|nn\.utils|utils|randn?$|randint|empty|zeros$|ones$|full$|cat$|concat$|stack$|Size|long|float|int|bool)/;
/** Methods that tensors have and lists or arrays have not. */
const TENSOR_METHOD =
  /\.(?:unsqueeze|view|softmax|log_softmax|masked_select|masked_fill_?|index_select|index_add_|index_fill_|scatter_?|scatter_add_|gather|topk|numel|new_\w+|expand|permute|sigmoid|norm|bmm|mm)\($/;
/** Functions of a project that work on one image's boxes. */
const BOX_WORK =
  /^(?:self\.)?_*(?:get_|compute_|calc_|simota_|dynamic_k_)?(?:\w*(?:assign\w*|matching|iou\w*|nms|bbox\w*|box\w*|anchor\w*|offset\w*|targets?|l1_target))$/;

/**
 * True for a loop that computes with one row, image, box or pixel of tensors after another and collects or writes the
 * results: `for k in range(num_boxes): _, best = torch.topk(cost[k], n); match[k][best] = 1`.
 */
export function computesByElement(loop: Node, file: FileContext): boolean {
  const body = loop.field('body');
  const over = loop.field('right');
  if (!body || !over || body.end - body.start > LONGEST || isElsewhere(loop) || !mayCompute(loop.text)) return false;
  const [name] = loopNames(loop);
  if (name === undefined) return false;
  if (isGrid(loop, file) || goesOverLabels(loop, name)) return true;
  if (!isCounted(over, file) || PARTS.test(over.text) || PARTS.test(name)) return false;
  const parts = [...file.tree.identifiers(name, body)].flatMap((word) => partAt(word) ?? []);
  if (!parts.length || parts.some((part) => PARTS.test(part.field('value')!.text))) return false;
  const targets = makesTargets(loop);
  const seen = lookAt(body, file, targets);
  if (seen.other || OTHER.test(targets ? withoutWords(body.text) : body.text)) return false;
  const sure =
    seen.work > 1 || parts.some((part) => isGivenToTorch(part, file) || isTensor(part.field('value')!, file));
  if (!sure) return false;
  const around = (functionOf(loop) ?? file.tree.root).text;
  const collects = seen.appends && /\b(?:stack|cat|concat|concatenate)\(/.test(around);
  const writes = parts.filter(isWritten);
  // A row that is only copied, or whose length is its own, wants a gather at best.
  if (!targets && parts.some((part) => hasOwnLength(part) && !isReduced(part))) return false;
  if (!targets && (carriesOver(body, file) || parts.some((part) => isListOfParts(part, file)))) return false;
  if (collects) return seen.work > 0 && (targets || !/\b(?:nonzero|unique\w*)\(/.test(body.text));
  const masked = writes.some(({ parent }) => parent?.kind === 'subscript');
  return writes.length > 0 && parts.length > writes.length && (seen.work > 0 || masked);
}

/** Losses, targets and detections are made image by image, whatever number of boxes each has. */
const makesTargets = (loop: Node): boolean =>
  namesTargets(functionOf(loop)?.field('name')?.text ?? null, classOf(loop)?.field('name')?.text ?? null) &&
  !/\binput_ids\b|\btokenizer\b/.test(functionOf(loop)?.text ?? '');

/** `torch.mean(x[i, :n], dim=0)`, `x[i, :n].sum()`: a mask does it for rows of any length. */
const isReduced = ({ parent }: Node): boolean => {
  const call = parent?.kind === 'argument_list' || parent?.kind === 'attribute' ? parent.parent : null;
  return call?.kind === 'call' && /\.(?:mean|sum|std|var|max|min|amax|amin)$/.test(call.field('function')!.text);
};

const isListOfParts = (part: Node, file: FileContext): boolean => {
  const value = part.field('value')!;
  return value.kind === 'identifier' && isList(value, file);
};

/** A function or class that prepares, shows or tests. */
const isElsewhere = (loop: Node): boolean =>
  preparesElements(functionOf(loop)?.field('name')?.text ?? null, classOf(loop)?.field('name')?.text ?? null);

/** `range(n)` of a count of rows. */
function isCounted(over: Node, file: FileContext): boolean {
  if (over.kind !== 'call') return false;
  const callee = over.field('function')!.text;
  const given = positional(over);
  if (callee !== 'range') return false;
  const bound = given.length === 1 ? given[0]! : given.length === 2 && /^[01]$/.test(given[0]!.text) ? given[1]! : null;
  if (!bound) return false;
  if (COUNT.test(bound.text)) return true;
  const [latest] = bound.kind === 'identifier' ? file.names.bindings.reaching(bound) : [];
  if (latest?.kind !== 'assignment' || !latest.value) return false;
  return latest.path.length === 0
    ? COUNT.test(latest.value.text)
    : latest.path.length === 1 && latest.path[0] === 0 && /\.(?:shape|size\(\))$/.test(latest.value.text);
}

/** `x[i]`, `x[i, …]` where `i` is the loop's number. */
function partAt(word: Node): Node | null {
  const { parent } = word;
  return parent?.kind === 'subscript' && parent.children[1] === word ? parent : null;
}

interface Seen {
  work: number;
  appends: boolean;
  other: boolean;
}

function lookAt(body: Node, file: FileContext, targets: boolean): Seen {
  const seen: Seen = { work: 0, appends: false, other: false };
  const visit = (node: Node): void => {
    if (node.kind === 'call') {
      const callee = node.field('function')!;
      if (/\.append$/.test(callee.text)) seen.appends = true;
      else if (WORK.test(file.names.apiOf(callee) ?? '') || TENSOR_METHOD.test(`${callee.text}(`)) seen.work++;
      else if (/^self\.|^\w+$/.test(callee.text) && !PLAIN.test(callee.text) && !file.names.apiOf(callee)) {
        if (BOX_WORK.test(callee.text)) seen.work++;
        else if (!targets || /^self\.[a-z]\w*$/.test(callee.text) || !/^_?[a-z]+_\w+$/.test(callee.text))
          seen.other = true;
      }
    }
    if (/^(?:yield|await|for_statement|while_statement|with_statement)$/.test(node.kind) && !targets) seen.other = true;
    node.children.forEach(visit);
  };
  visit(body);
  return seen;
}

const PLAIN =
  /^(?:int|float|range|len|enumerate|zip|min|max|abs|sum|slice|bool|any|all|str|print|isinstance|list|tuple|set|reversed)$/;

const isGivenToTorch = (part: Node, file: FileContext): boolean =>
  part.parent?.kind === 'argument_list' &&
  part.parent.parent?.kind === 'call' &&
  WORK.test(file.names.apiOf(part.parent.parent.field('function')!) ?? '');

/** `x[i] = …`, `x[i, n] = …`, `x[i][mask] = …` */
function isWritten(part: Node): boolean {
  const whole = part.parent?.kind === 'subscript' && part.parent.field('value') === part ? part.parent : part;
  return /^(?:augmented_)?assignment$/.test(whole.parent?.kind ?? '') && whole.parent!.field('left') === whole;
}

/** `x[i, : lengths[i]]`, `x[i][:n]` */
const hasOwnLength = (part: Node): boolean => {
  const slices = [part, part.parent?.kind === 'subscript' ? part.parent : null];
  return slices.some((node) =>
    node?.children.slice(1).some(({ kind, text }) => kind === 'slice' && /[a-z]/i.test(text)),
  );
};

/**
 * Members of one class or cluster after another are picked by a mask and averaged or summed up:
 * `for c in range(num_classes): means.append(x[y == c].mean(0))`.
 */
function goesOverLabels(loop: Node, name: string): boolean {
  const code = loop.field('body')!.text;
  if (!LABELS.test(loop.field('right')!.text) || code.length > 1200 || OTHER.test(code)) return false;
  const around = (functionOf(loop) ?? loop.tree.root).text;
  const picks = new RegExp(`[\\w\\])] ?== ?${name}\\b|\\.eq\\(${name}\\)`).test(code);
  const reduces =
    /\.(?:mean|sum)\((?!\)\.item)/.test(code) && /torch\.|\.(?:numel|unsqueeze|size|float)\(|dim=/.test(code);
  const keeps =
    (/\.append\(/.test(code) && /torch\.(?:stack|cat)\(/.test(around)) ||
    new RegExp(`^\\s*\\w+\\[${name}(?:, ?:)?\\] ?[-+/*]?= `, 'm').test(code);
  return picks && reduces && keeps && !/\bself\.\w+\(|\bfor\b|\.item\(\)\)/.test(code);
}

/** Two loops around one place that is written: `for i …: for j …: y[i, j] = (x[i : i + h, j : j + w] * k).sum()` */
function isGrid(loop: Node, file: FileContext): boolean {
  const inner = loop.field('body')!.children.filter(({ kind }) => kind !== 'comment');
  const [second] = inner;
  if (inner.length !== 1 || second?.kind !== 'for_statement') return false;
  if (![loop, second].every((one) => /^range\(/.test(one.field('right')!.text))) return false;
  const [i, j] = [loop.field('left')!.text, second.field('left')!.text];
  const statements = second.field('body')!.children.filter(({ kind }) => kind !== 'comment');
  if (statements.length > 3 || OTHER.test(second.text) || PARTS.test(loop.field('right')!.text)) return false;
  return statements.some((statement) => {
    const assignment = statement.kind === 'expression_statement' ? statement.children[0] : statement;
    const left = assignment?.field('left');
    const right = assignment?.field('right');
    if (!left || !right || !/assignment$/.test(assignment!.kind)) return false;
    const at = new RegExp(`^(\\w+)(?:\\.at)?\\[${i}(?:, ?|\\]\\[)${j}\\]`);
    const into = at.exec(left.text) ?? (at.exec(right.text)?.[1] === left.text ? at.exec(right.text) : null);
    const reads = (name: string): boolean => new RegExp(`\\[[^\\]=]*\\b${name}\\b`).test(right.text.replace(at, ''));
    return into !== null && reads(i) && reads(j) && isMadeByTorch(into[1]!, loop, file);
  });
}

/** `y = torch.zeros(…)`, also by a project's own name for the library; no array of NumPy. */
const isMadeByTorch = (name: string, loop: Node, file: FileContext): boolean =>
  new RegExp(`\\b${name} ?= ?(?!np\\.|numpy\\.)[\\w.]+\\.(?:new_)?(?:zeros|ones|empty|full)(?:_like)?\\(`).test(
    (functionOf(loop) ?? file.tree.root).text,
  );

/**
 * A hand-written suppression of boxes: `while order.numel() > 0: i = order[0]; keep.append(i); …; order = order[1:][…]`.
 */
export function suppressesByHand(loop: Node): boolean {
  const test = /^(\w+)\.(?:numel\(\)|shape\[0\]|size\(0\)|nelement\(\))(?: ?(?:>|!=) ?[01])?$/.exec(
    loop.field('condition')?.text ?? '',
  );
  const body = loop.field('body');
  if (!test || !body || isElsewhere(loop)) return false;
  const name = test[1]!;
  const rest = new RegExp(`\\b${name} ?= ?${name}\\[|\\b${name} ?= ?${name}\\.(?:masked_select|index_select)`);
  return (
    new RegExp(`\\b${name}\\[(?:0|-1|:1)\\b|\\b${name}\\.item\\(`).test(body.text) &&
    /\.append\(|\bkeep\[/.test(body.text) &&
    rest.test(body.text) &&
    /iou|overlap|inter/i.test(body.text) &&
    !/\bnp\.|numpy/.test(body.text)
  );
}

/**
 * A list that one tensor operation makes: pair by pair (`[cos_sim(a, b) for a, b in zip(x, y)]`), row by row inside a
 * stack (`torch.stack([x[i, at[i]] for i in range(n)])`), or token by token
 * (`[[t != pad for t in row] for row in ids.tolist()]`).
 */
export function listsByElement(comprehension: Node, file: FileContext): boolean {
  const element = comprehension.children[0];
  const clauses = comprehension.children.filter(({ kind }) => kind === 'for_in_clause');
  const over = clauses[0]?.field('right');
  if (!element || !over || clauses.length !== 1 || comprehension.children.some(({ kind }) => kind === 'if_clause'))
    return false;
  const name = functionOf(comprehension)?.field('name')?.text ?? '';
  if (/^(?:plot|test|demo|draw|show|visual|collate|__init)/.test(name)) return false;
  return isMask(element, over) || isPairwise(element, over, file) || isStackOfRows(comprehension, element, over, file);
}

/** Each token of each row is compared: `[[t not in skipped for t in row] for row in ids.cpu().tolist()]` */
function isMask(element: Node, over: Node): boolean {
  if (!/\.tolist\(\)$/.test(over.text)) return false;
  const inner = element.kind === 'list_comprehension' ? element.children[0] : element;
  return (
    inner !== undefined &&
    /^(?:\()?(?:comparison_operator|boolean_operator|not_operator|parenthesized_expression|conditional_expression)/.test(
      inner.kind,
    ) &&
    /\bin\b|==|!=|[<>]/.test(inner.text) &&
    !/\w\(|["']/.test(inner.text)
  );
}

function isPairwise(element: Node, over: Node, file: FileContext): boolean {
  if (!/^zip\(/.test(over.text) || PARTS.test(over.text)) return false;
  let found = false;
  const visit = (node: Node): void => {
    if (node.kind === 'call') {
      const callee = node.field('function')!;
      const api = file.names.apiOf(callee) ?? callee.text;
      if (PAIRWISE.test(api) && !/^(?:np|numpy|scipy|sklearn)\./.test(api) && positional(node).length > 1) found = true;
    }
    node.children.forEach(visit);
  };
  visit(element);
  return found && !OTHER.test(element.text.replace(/\.numpy\(\)/g, ''));
}

/** `torch.stack([x[i, at[i]] for i in range(x.shape[0])])` */
function isStackOfRows(list: Node, element: Node, over: Node, file: FileContext): boolean {
  const call = list.parent?.kind === 'argument_list' ? list.parent.parent : null;
  if (!/^torch\.(?:stack|cat|concat|vstack|hstack)$/.test(file.names.apiOf(call?.field('function') ?? list) ?? ''))
    return false;
  const index = list.children.find(({ kind }) => kind === 'for_in_clause')!.field('left')!;
  if (!isCounted(over, file) || index.kind !== 'identifier' || OTHER.test(element.text) || PARTS.test(element.text))
    return false;
  const parts = [...file.tree.identifiers(index.text, element)].flatMap((word) => partAt(word) ?? []);
  if (!parts.length || parts.some(hasOwnLength) || /\bself\.\w+\(/.test(element.text)) return false;
  // Ranges of numbers are made in no time, and a pooling of the last token looks whether it has to pick at all.
  if (/^(?:torch\.)?arange\(/.test(element.text) || /left_pad/.test(functionOf(list)?.text ?? '')) return false;
  const { work, other } = lookAt(element, file, false);
  return !other && (work > 0 || parts.length > 1) && parts.some((part) => part.parent !== list);
}
