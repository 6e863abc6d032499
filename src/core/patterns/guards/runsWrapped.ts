import { isConditional } from '../../context/loops/conditions.ts';
import { trains } from '../../context/training/training.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * What the captured wrapper makes is run: called, asked for its parameters or its mode, or handed on; a model that is
 * wrapped for the names in its checkpoint is not: it is only saved, or a file without training loads a checkpoint into
 * it whatever GPUs there are. Undecided for a wrapper that gets no name and goes nowhere. The function of that name
 * runs the model itself.
 */
export const runsWrapped: Guard = {
  name: 'runsWrapped',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const isWrapper = /^[A-Z]/.test(call.field('function')?.text.split('.').at(-1) ?? '');
    if (!isWrapper) return 'yes';
    const top = chainOf(call);
    const target = top.parent?.kind === 'assignment' ? top.parent.field('left') : null;
    if (!target || target.kind === 'subscript')
      return target || HANDED_ON.has(top.parent?.kind ?? '') ? 'yes' : 'unknown';
    const last = target.field('attribute') ?? target;
    const words = [...match.file.tree.identifiers(last.text, match.file.tree.root)];
    // A part is run with the model that it belongs to.
    const isPart = target.kind === 'attribute' && !match.file.names.bindings.isSelf(target.field('object'));
    if (isPart && positional(call)[0]?.text === target.text) return 'yes';
    // Functions that stand above run what the module makes.
    const isGlobal = functionOf(call) === null;
    const later = words.filter((word) => word.start > call.end || (isGlobal && functionOf(word) !== null));
    const isTrained = trains(match.file) || match.file.text.includes(`${target.text}.train()`);
    if (later.some((word) => loadsInto(word, target)) && isForced(call) && !isTrained) return 'no';
    return yesIf(later.some((word) => isRun(word, target)));
  },
};

/** No devices are listed, and no test asks how many there are. */
const isForced = (call: Node): boolean =>
  positional(call).length < 2 && !keyword(call, 'device_ids') && !isConditional(call);

function loadsInto(word: Node, target: Node): boolean {
  const { parent } = word;
  const use = parent?.kind === 'attribute' && parent.field('attribute') === word ? parent : word;
  return use.text === target.text && use.parent?.field('attribute')?.text === 'load_state_dict';
}

/** The call with the moves that follow it: `DataParallel(model).cuda()`. */
function chainOf(call: Node): Node {
  let top = call;
  while (top.parent?.kind === 'attribute' && top.parent.parent?.kind === 'call') top = top.parent.parent;
  const { parent } = top;
  return parent?.kind === 'conditional_expression' && parent.children[1] !== top ? parent : top;
}

/** What a function returns, and what another call or a list is given, is run there. */
const HANDED_ON = new Set(['return_statement', 'argument_list', 'keyword_argument', 'list', 'list_comprehension']);

const SETS_UP = new Set(['parameters', 'named_parameters', 'train', 'forward', 'eval']);

function isRun(word: Node, target: Node): boolean {
  const use = word.parent?.kind === 'attribute' && word.parent.field('attribute') === word ? word.parent : word;
  if (use.text !== target.text) return false;
  const parent = use.parent;
  if (parent?.kind === 'call' || parent?.kind === 'return_statement') return true;
  if (parent?.kind === 'attribute') return SETS_UP.has(parent.field('attribute')?.text ?? '');
  return ['argument_list', 'keyword_argument', 'expression_list', 'tuple'].includes(parent?.kind ?? '');
}
