import { onDevice } from '../../flow/deviceValue.ts';
import { seemsOnDevice } from '../../flow/likelyTensor.ts';
import { positional } from '../../flow/operation.ts';
import type { Binding } from '../../names/binding.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { type LoopHead, partsOf } from '../../source/brackets.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import { loopNames } from '../data/copies.ts';
import type { FileContext } from '../file.ts';
import { carriesOver } from './batchRows.ts';

const BATCH =
  /^(?:(?:self|args|config|cfg)\.)?(?:batch_?size|bsz|bs|B|b|n_?batch|n_?b|num_(?:envs|samples|seqs?)|batch_dim|N)$|\.size\((?:-?\d)\)$|\.shape\[-?\d\]$|^len\(\w+\)$/;
const SIZE = /^[\w.]+\.(?:size\(-?\d\)|shape\[-?\d\])$|^len\(\w+\)$/;
/** A value that begins so. */
const SIZED = /^[\s\\]*(?:[\w.]+\.(?:size\(|shape\[)|len\()/;
/** A longer body does more than read or collect rows. */
const MOST_CODE = 3000;
/** What a row is taken for that no tensor operation covers: a model, text, a file, a picture, boxes. */
const OTHER =
  /\bplt\.|\.add_patch\(|\btokenizer(?:\.\w+)?\(|\b\w*(?:decode|nms|plot|imshow|save|write|print|open|fromarray|logger|linear_sum_assignment|matcher|env|backward|step|load|pad_sequence|polygon|cv2|crop|resize|vocoder|diffusion|model|forward|super|decoder|encoder|deepcopy|index|svd\w*)\w*\s*[.(]|\bself\.\w+\(|\bchunk|expert|\bmesh|\bnp\.(?!inf|nan|pi)/i;
const PREPARES =
  /(?:^|_)(?:collate\w*|display\w*|plot\w*|save\w*|visuali\w+|draw\w*|pre_?process\w*|convert\w*|load\w*|init\w*|eval\w*|test\w*|valid\w*|demo|main|export\w*|show\w*|log|print\w*|build\w*|get_?item\w*|metrics?|process_batch|check\w*|prompts?|prepare|datas\w+|compute_ap|bleu\w*|token\w*|pca|svd|mesh|video|noising|resample|rle|normali[sz]ation|inference|boundaries)(?:_|$)|^__/;
const READS =
  /\.(?:item|tolist|argmax|max|min|multinomial|nonzero)\(|\b(?:int|float)\(|torch\.(?:multinomial|argmax|where|nonzero)\(/;

/** A body that does anything of the kind reads, tests, collects or writes. */
const HANDLES = new RegExp(`${READS.source}|\\b(?:if|elif|while|assert)\\b|\\.append\\(|\\][ \\t]*[-+*/|&]?=(?!=)`);

/**
 * True for a loop over the rows of what a reader would take for a device tensor, which reads a number of each, or
 * collects or writes rows one by one: `for b in range(bs): i = torch.multinomial(w[b], 1).item()`.
 */
export function handlesRowByRow(loop: Node, file: FileContext): boolean {
  if (!mayHandle(loop.text)) return false;
  const body = loop.field('body');
  const over = loop.field('right');
  const definition = functionOf(loop);
  if (!body || !over) return false;
  if (preparesRows(definition?.field('name')?.text ?? null, classOf(loop)?.field('name')?.text ?? null)) return false;
  // What the text says comes first: most loops end here.
  if (body.end - body.start > MOST_CODE || !HANDLES.test(body.text)) return false;
  if (OTHER.test(body.text) || PARTS.test(over.text) || showsAround(loop)) return false;
  const names = loopNames(loop);
  const rows = rowsOf(over, names, file);
  if (!rows) return false;
  const parts = partsByRow(body, names, rows, file);
  if (!parts.length) return false;
  const asks = parts.some((part) => isAsked(part, body));
  // Parts of different length have to be taken one by one.
  const collects = parts.some(
    (part) => isCollected(part) && !part.children.some(({ kind, text }) => kind === 'slice' && /[a-z]/i.test(text)),
  );
  const writes = parts.some((part) => isWritten(part) && !hasOwnLength(part));
  return (
    asks ||
    (collects && /\b(?:stack|cat|concat)\(/.test((definition ?? file.tree.root).text)) ||
    (writes && parts.length > 1 && !carriesOver(body, file))
  );
}

/** By the name of the function and class alone: it prepares data, draws, loads or evaluates. */
export const preparesRows = (definition: string | null, owner: string | null): boolean =>
  PREPARES.test(definition ?? '') || /Dataset|Sampler|Collat|Transforms?$|Process(?:or)?|Noising/.test(owner ?? '');

/** What the text of a loop says: its body reads, tests, collects or writes, and does nothing else besides. */
export function mayHandle(block: string): boolean {
  const body = block.slice(block.indexOf('\n') + 1 || 0);
  return body.length <= MOST_CODE + 400 && HANDLES.test(body) && !SPLICES.test(body) && !OWN_CODE.test(body);
}

/** The same where the head of the loop is known: false is certain. */
export function mayHandleRows(around: Surroundings, { target, over }: LoopHead): boolean {
  if (PARTS.test(over) || !mayHandle(around.block) || OTHER.test(around.loopCode)) return false;
  const names = target.match(/\w+/g) ?? [];
  const open = over.search(/[([]/);
  if (over.startsWith('range(')) {
    const [bound, ...others] = partsOf(over, open) ?? [];
    if (bound === undefined || others.length || !names.some((name) => takesPart(around.loopCode, name))) return false;
    return BATCH.test(bound) || (/^[A-Za-z_]\w*$/.test(bound) && around.isAssigned(bound, SIZED));
  }
  const joined = /^(?:enumerate|zip)\(/.test(over) ? (names.length > 1 && partsOf(over, open)) || [] : [over];
  return joined.some((value) => mayBeTensor(value, around));
}

/** `x[i]` or `x[0, i]` */
const takesPart = (code: string, name: string): boolean => new RegExp(`\\[[^]*(?<![\\w.])${name}\\b`).test(code);

/** By the text around, whether a name or a part of it is used as lists are not: see {@link isUsedAsTensor}. */
function mayBeTensor(value: string, around: Surroundings): boolean {
  const [, name] = /^(\w+(?:\.\w+)*)(?:\s*\[[^]*\])?$/.exec(value) ?? [];
  if (!name) return false;
  if (usedAsTensor(name).test(around.unit)) return true;
  if (name.includes('.')) return false;
  return new RegExp(`\\b${name}\\s*:\\s*(?:\\w+\\.)*\\w*Tensor\\b`).test(around.unit) || around.isAssigned(name, MADE);
}

/** Places of pictures among the tokens of a prompt, which every row has elsewhere and in another number. */
const SPLICES = /im(?:age|g)?_(?:patch|start|end|token)|IMAGE_TOKEN|multimodal/i;
/** A row goes as a list through a function that was written in Python. */
const OWN_CODE =
  /(?<![.\w])(?!(?:len|set|list|tuple|sum|max|min|sorted|range|int|float|any|all|enumerate|zip|map|str|tensor)\()[a-z_]\w*\([^()\n]*\.tolist\(\)/;
/** What the loop goes over belongs to a model. */
const PARTS = /expert|modul|layer|quantizers|(?<![a-z])heads?(?![a-z])|\bnh\b/i;

/** The loop around prints or draws what this one takes apart. */
function showsAround(loop: Node): boolean {
  const outer = loop.enclosing('for_statement');
  return outer !== null && outer.end - outer.start < MOST_CODE && SHOWS.test(outer.text);
}
const SHOWS = /\bprint\(|\blog(?:ger)?\.\w+\(|\bplt\.|\.imshow\(|\.add_patch\(|\baxe?s?\.\w+\(/;

/** `x[b, n:]`, where each row has a length of its own. */
const hasOwnLength = (part: Node): boolean =>
  part.children.slice(1).some(({ kind, text }) => kind === 'slice' && /[a-z]/i.test(text));

/** How the loop goes over rows: by a number, or by the rows of a tensor; null for other loops. */
function rowsOf(over: Node, names: readonly string[], file: FileContext): 'number' | 'row' | null {
  if (over.kind !== 'call') return isTensor(over, file) ? 'row' : null;
  const callee = over.field('function')!.text;
  const given = positional(over);
  if (callee === 'range') return given.length === 1 && isSize(given[0]!, file) ? 'number' : null;
  if (callee !== 'enumerate' && callee !== 'zip') return null;
  return names.length > 1 && given.some((value) => isTensor(value, file)) ? 'row' : null;
}

/** A tensor by what it is made of, or by what speaks for one and is also used as lists are not. */
export function isTensor(value: Node, file: FileContext): boolean {
  if (value.kind === 'subscript') return isTensor(value.field('value')!, file);
  if (!/^(?:identifier|attribute)$/.test(value.kind) || !isUsedAsTensor(value, file)) return false;
  return seemsOnDevice(value, file) === 'yes';
}

/** By the text around alone, which is asked first: where a value comes from costs more to know. */
function isUsedAsTensor(value: Node, file: FileContext): boolean {
  if (usedAsTensor(value.text).test((functionOf(value) ?? file.tree.root).text)) return true;
  const [latest] = value.kind === 'identifier' ? file.names.bindings.reaching(value) : [];
  if (latest?.kind === 'parameter') return /:\s*(?:\w+\.)*\w*Tensor\b/.test(latest.statement.text);
  const made = latest?.kind === 'assignment' ? partOf(latest) : null;
  return made?.kind === 'call' && MAKES.test(made.field('function')!.text) && onDevice(value, file) === 'yes';
}

/** A name and what only a tensor has. */
const usedAsTensor = (name: string): RegExp =>
  new RegExp(
    `(?<![\\w.])${name.replace(/\./g, '\\.')}(?:\\.(?:shape|size\\(|dim\\(|argmax|any\\(|all\\(|view|unsqueeze|squeeze|to\\(|device|detach|clone|masked_fill|ge\\(|eq\\(|permute|transpose|nonzero|new_\\w+)|\\[[^\\]\\n]*,)`,
  );

/** What makes a tensor of something. */
const MADE = /\b(?:softmax|to|cuda|topk|argmax|multinomial|sigmoid|zeros|ones)\(/;
const MAKES = /(?:^|\.)(?:softmax|to|cuda|topk|argmax|multinomial|sigmoid|zeros|ones)$/;

/** What one name of an assignment is given: of `a, b = x, y` its own part. */
function partOf({ value, path }: Binding): Node | null {
  if (!path.length) return value;
  const isList = value !== null && /^(?:tuple|list|expression_list)$/.test(value.kind);
  return isList && path.length === 1 ? (value.children[path[0]!] ?? null) : null;
}

function isSize(bound: Node, file: FileContext): boolean {
  if (BATCH.test(bound.text)) return true;
  const [latest] = bound.kind === 'identifier' ? file.names.bindings.reaching(bound) : [];
  return latest?.kind === 'assignment' && latest.path.length === 0 && SIZE.test(latest.value?.text ?? '');
}

/** The parts of device tensors that a turn takes: `x[b]`, `x[b, t]`, or the row that the loop gives. */
function partsByRow(body: Node, names: readonly string[], rows: 'number' | 'row', file: FileContext): Node[] {
  const parts: Node[] = [];
  for (const name of names)
    for (const word of file.tree.identifiers(name, body)) {
      const { parent } = word;
      if (parent?.kind === 'subscript' && parent.field('value') !== word) {
        if (isTensor(parent.field('value')!, file)) parts.push(parent);
      } else if (rows === 'row' && /^(?:yes|likely)$/.test(onDevice(word, file))) parts.push(word);
      else if (rows === 'row' && seemsOnDevice(word, file) === 'yes') parts.push(word);
    }
  return parts;
}

/** A number of the row is read, or a test asks for it. */
function isAsked(part: Node, body: Node): boolean {
  for (const around of part.ancestors()) {
    if (around === body) return false;
    if (
      around.kind === 'call' &&
      READS.test(around.text.slice(0, 4000)) &&
      READS.test(around.field('function')!.text + '(')
    )
      return true;
    if (around.kind === 'assignment' && around.field('right') === part && around.field('left')?.kind === 'identifier')
      return new RegExp(`\\b${around.field('left')!.text}\\.(?:item|tolist|argmax)\\(`).test(body.text);
    if (around.kind === 'comparison_operator')
      return /^(?:if|elif|while|assert|boolean|conditional|not|parenthesized)/.test(around.parent?.kind ?? '');
    if (/_statement$/.test(around.kind))
      return /^(?:if|while)_statement$/.test(around.kind) && (around.field('condition')?.end ?? 0) >= part.end;
  }
  return false;
}

/** `rows.append(x[b])` and `rows.append(f(x[b]))` */
function isCollected(part: Node): boolean {
  for (const around of part.ancestors()) {
    if (around.kind === 'call' && /\.append$/.test(around.field('function')!.text)) return true;
    if (/_statement$|^block$/.test(around.kind)) return false;
  }
  return false;
}

/** `x[b, n:] = …` */
const isWritten = (part: Node): boolean =>
  /^(?:augmented_)?assignment$/.test(part.parent?.kind ?? '') && part.parent!.field('left') === part;

/** `[scores[i, row[i]].item() for i in range(n)]`: a number is read of the tensor on every turn. */
export function readsByNumber(comprehension: Node, file: FileContext): boolean {
  const element = comprehension.children[0];
  const clause = comprehension.children.find(({ kind }) => kind === 'for_in_clause');
  const value = element?.kind === 'call' && /\.(?:item|tolist)$/.test(element.field('function')!.text) ? element : null;
  const part = value?.field('function')!.field('object');
  if (!clause || part?.kind !== 'subscript' || !/^range\(/.test(clause.field('right')?.text ?? '')) return false;
  const name = clause.field('left')!.text;
  const isIndexed = part.children.slice(1).some((index) => new RegExp(`\\b${name}\\b`).test(index.text));
  return isIndexed && /^(?:yes|likely)$/.test(onDevice(part.field('value')!, file));
}
