import { onDevice } from '../../flow/deviceValue.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { isMask } from '../loops/masks.ts';

/** What an expression last does with the device: the host waits for it, or hands it work that takes time. */
type Event = 'wait' | 'work';

/**
 * True when the host has just waited for the device as it comes to a node: the value is selected by a mask, or what
 * stands before it in the same block copies something to the host, with nothing but arithmetic on small results and
 * record keeping between. Such a copy gains nothing by being left out alone.
 */
export function hasJustWaited(node: Node, file: FileContext): boolean {
  for (const child of [...node.children].reverse()) {
    const event = lastEvent(child, file, node);
    if (event) return event === 'wait';
  }
  for (let here = node; here.parent; here = here.parent) {
    const around = here.parent;
    if (/^(?:function_definition|class_definition|lambda|module|except_clause|try_statement)$/.test(around.kind))
      return false;
    if (LOOPS.test(around.kind) && works(here, file)) return false;
    for (const sibling of runBefore(here, around)) {
      const event = lastEvent(sibling, file, node);
      if (event) return event === 'wait';
    }
  }
  return false;
}

const LOOPS = /^(?:for_statement|while_statement)$/;

/** The siblings of a node that always run before it, the latest first. */
function runBefore(node: Node, around: Node): readonly Node[] {
  const before = around.children.slice(0, around.children.indexOf(node)).reverse();
  if (around.kind === 'if_statement') return before.filter(({ kind }) => kind !== 'block' && kind !== 'elif_clause');
  if (around.kind !== 'conditional_expression') return before;
  const condition = around.children[1]!;
  return node === condition ? [] : [condition];
}

/** The last event of what runs whenever the node does; work that may run counts, a wait that may not does not. */
function lastEvent(node: Node, file: FileContext, copy: Node): Event | null {
  if (OWN_CODE.test(node.kind)) return null;
  if (MAYBE.test(node.kind)) return works(node, file) ? 'work' : ofHead(node, file, copy);
  // Of the same value the second copy has nothing left to wait for, whatever is known of it.
  if (node.kind === 'call' && node.text === copy.text && isPlainRead(copy)) return 'wait';
  if ((node.end <= copy.start || copy.end <= node.start) && formatsTensor(node, file)) return 'wait';
  const own = eventOf(node, file);
  if (own) return own;
  for (const child of [...node.children].reverse()) {
    const event = lastEvent(child, file, copy);
    if (event) return event;
  }
  return null;
}

const OWN_CODE = /^(?:function_definition|class_definition|decorated_definition|lambda)$/;
/** Statements and expressions of which only the first part runs for certain. */
const MAYBE =
  /^(?:if_statement|for_statement|while_statement|try_statement|match_statement|conditional_expression|boolean_operator|\w+_comprehension|generator_expression)$/;

/** The part of a choice or a loop that always runs. */
function ofHead(node: Node, file: FileContext, copy: Node): Event | null {
  const isChoice = node.kind === 'if_statement' || node.kind === 'while_statement';
  const condition = isChoice ? node.field('condition') : null;
  if (condition && isOnDevice(condition, file)) return 'wait';
  const head =
    condition ??
    (node.kind === 'conditional_expression' ? node.children[1] : (node.field('right') ?? node.field('left')));
  return head && node.kind !== 'boolean_operator' ? lastEvent(head, file, copy) : null;
}

function works(node: Node, file: FileContext): boolean {
  if (OWN_CODE.test(node.kind)) return false;
  return eventOf(node, file) === 'work' || node.children.some((child) => works(child, file));
}

/** `x.item()` of a plain name, which another such call has read before. */
const isPlainRead = (copy: Node): boolean => /^[\w.]+\.(?:item|tolist)\(\)$/.test(copy.text);

const isOnDevice = (node: Node, file: FileContext): boolean => /^(?:yes|likely)$/.test(onDevice(node, file));

function eventOf(node: Node, file: FileContext): Event | null {
  if (node.kind === 'subscript') return selects(node, file) ? 'wait' : null;

  if (node.kind !== 'call') return null;
  const callee = node.field('function')!;
  const name = (callee.kind === 'attribute' ? callee.field('attribute')! : callee).text;
  const [first] = node.field('arguments')?.children ?? [];
  const copied = COPIES.test(name) ? callee.field('object') : /^(?:float|int|bool)$/.test(callee.text) ? first : null;
  // Next to nothing but a tensor has an item(), so there it is enough that nothing says it is on the host.
  if (copied && name === 'item') return onDevice(copied, file) === 'no' ? null : 'wait';
  if (copied) return isOnDevice(copied, file) ? 'wait' : null;
  if (/^(?:synchronize|nonzero|masked_select|argwhere)$/.test(name)) return 'wait';
  return IDLE.test(name) || /^(?:math|time|numpy|logging|wandb|os|json)\./.test(file.names.apiOf(callee) ?? '')
    ? null
    : 'work';
}

/** `'loss %.4f' % loss` and `f'{loss:.4f}'` read the number as `loss.item()` does. */
function formatsTensor(node: Node, file: FileContext): boolean {
  if (node.kind === 'interpolation')
    return node.children[0]?.kind === 'identifier' && isOnDevice(node.children[0], file);
  if (node.kind !== 'binary_operator' || node.operator !== '%' || node.field('left')?.kind !== 'string') return false;
  const given = node.field('right')!;
  const parts = given.kind === 'tuple' ? given.children : [given];
  return parts.some((part) => part.kind === 'identifier' && isOnDevice(part, file));
}

const COPIES = /^(?:item|cpu|tolist)$/;

/** `x[mask]`: how much it gives is known only once the device has made the mask. */
function selects(subscript: Node, file: FileContext): boolean {
  const [value, ...indices] = subscript.children;
  const assignment = subscript.parent;
  if (assignment?.kind === 'assignment' && assignment.field('left') === subscript) return false;
  return value !== undefined && onDevice(value, file) !== 'no' && indices.some((index) => isMask(index, file));
}

/** What keeps records or makes one small result of another, by name: it gives the device next to nothing to do. */
const IDLE =
  /^(?:float|int|bool|numpy|gather\w*|len|str|repr|format|round|print|isinstance|type|range|enumerate|zip|dict|list|tuple|set|sorted|items|keys|values|get|append|extend|update|join|strip|info|debug|warning|log|log_metrics|add_scalars?|add_meter|set_\w+|setdefault|write|time|perf_counter|size|numel|dim|get_last_lr|get_lr|detach|data|clone|mean|sum|nanmean|nansum|norm|max|min|abs|sqrt|exp|eq|ne|ge|gt|le|lt|any|all|std|var|view|reshape|squeeze|unsqueeze|flatten|long|argmax|isnan|isinf|isfinite|logical_\w+|add_|mul_|div_|\w*loss\w*|criterion|\w*cross_entropy\w*)$/i;
