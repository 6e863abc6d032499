import { unwrapIterable } from '../../context/loops/loops.ts';
import type { FileContext } from '../../context/file.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const HEAVY =
  /\b(?:generate\w*|chat|pipeline|requests|openai|urlopen|download\w*|subprocess|run|imread|Image\.open|open|print|add_row|sleep|predict|encode|get_logits|model|llm)\(/;
/** A model works on the row, or something elsewhere is asked and waited for: a hosted model, a server, a database. */
const REMOTE =
  /\bawait\b|\b(?:\w*client|session|\w*_api|api|llm|chat|chain|agent|assistant|collection|conn|connection|cursor|db|server|service|endpoint|retriever|httpx|anthropic|bot|embedder|translator|\w*model)(?:\.\w+)+\(|\bpipe\(|\.(?:create|invoke|ainvoke|complete|completions?|infer|upsert|insert_one|execute|urlopen)\(/;
const SHORT = /\.(?:head|tail|sample|nlargest|nsmallest|describe|iloc)\b|\[:\s*\d+\]/;
/** Cells that hold arrays take longer to turn into tensors than their rows to iterate. */
const ARRAYS = /(?:np|numpy|torch)\.(?:array|asarray|stack|from_numpy|as_tensor|load)\b|\.tobytes|embed/;

const LIBRARIES =
  /^(?:numpy|pandas|torch|math|statistics|re|json|ast|random|collections|itertools|functools|operator|string|datetime|time|os|pathlib|tqdm|copy)\b/;

/**
 * The iteration itself is not what costs: the captured call covers a few rows (of a head or sample, with `next`, a loop
 * that leaves at once), or each turn runs a model, reads a file, asks a server, prints, makes arrays of cells, or calls
 * a function of the project, which does more than to look a row up.
 */
export const fewRows: Guard = {
  name: 'fewRows',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    if (SHORT.test(call.field('function')!.text)) return 'yes';
    const loop = call.enclosing('for_statement');
    const body = loop?.field('body');
    if (
      body &&
      (HEAVY.test(body.text) || REMOTE.test(body.text) || ARRAYS.test(body.text) || callsProject(body, match.file))
    )
      return 'yes';
    // Two frames side by side are one loop.
    if (loop && loop.field('right')!.text.split('.iterrows(').length > 2 && isSecond(call)) return 'yes';
    const isIterable = loop !== null && unwrapIterable(loop.field('right')!) === call;
    return yesIf(call.parent?.parent?.field('function')?.text === 'next' || (isIterable && leavesAtOnce(loop)));
  },
};

const leavesAtOnce = (loop: Node): boolean =>
  ['break_statement', 'return_statement'].includes(loop.field('body')?.children.at(-1)?.kind ?? '');

const isSecond = (call: Node): boolean =>
  call.parent?.kind === 'argument_list' && positional(call.parent.parent!)[0] !== call;

/** A function that is neither Python's own nor a library's, called on every turn; a hook that may be None is not. */
function callsProject(body: Node, file: FileContext): boolean {
  const look = (node: Node): boolean =>
    (node.kind === 'call' && isProjects(node, file) && !isHook(node, body)) || node.children.some(look);
  return look(body);
}

function isProjects(call: Node, { names }: FileContext): boolean {
  const callee = call.field('function');
  const api = callee ? names.apiOf(callee) : undefined;
  if (!callee || (api !== undefined && LIBRARIES.test(api))) return false;
  if (api !== undefined) return /(?:^|\.)_*[a-z]\w*$/.test(api);
  const ofSelf = callee.kind === 'attribute' && names.bindings.isSelf(callee.field('object'));
  if (callee.kind === 'attribute' && !ofSelf) return names.meaningOf(callee).kind === 'function';
  const name = (callee.kind === 'attribute' ? callee.field('attribute') : callee)?.text ?? '';
  // A class makes an object of the row's cells; builtins are bound nowhere.
  return /^[a-z_]/.test(name) && (ofSelf || names.bindings.visible(callee).length > 0);
}

function isHook(call: Node, body: Node): boolean {
  for (const around of call.ancestors()) {
    if (around === body) return false;
    if (around.kind === 'if_statement' && /is not None/.test(around.field('condition')?.text ?? '')) return true;
  }
  return false;
}
