import { scopeOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { methodCalls } from '../loops/loops.ts';

/** Calls whose arguments have to be on the host: environments, plots, files, replay buffers. */
const TAKES_HOST_VALUES =
  /(?:^|\.)(?:(?:env|envs|environment|gym_env|vec_env|self\.envs?)\.step|imshow|imwrite|imsave|savefig|scatter|plot|hist|fromarray|dump|dumps|write|writerow|save_image|send|put|add_image|add_video|decode|batch_decode|convert_ids_to_tokens|\w*early_?stop\w*|should_stop\w*|\w*stopper(?:\.step)?)$/;

/** True when a value copied to the host is needed there: an environment acts on it, it is drawn, or written to a file. */
export function isNeededOnHost(node: Node, file: FileContext): boolean {
  if (isKey(node) || isTaken(node) || isAgreedUpon(node) || isOfSet(node, file)) return true;
  const assignment = node.enclosing('assignment', 'block');
  const target = assignment?.kind === 'assignment' ? assignment.field('left') : null;
  if (target?.kind !== 'identifier') return false;
  for (const read of file.tree.identifiers(target.text, scopeOf(target))) {
    if (read.start > target.end && isTaken(read)) return true;
  }
  // The action of an environment: what `step` is given, whatever the environment is called.
  return methodCalls(file, 'step', file.unitOf(node)).some((call) =>
    call.field('arguments')?.children.some((argument) => argument.text === target.text),
  );
}

/** A flag that all processes agree upon by a collective in the same block, so that they go on or stop together. */
function isAgreedUpon(node: Node): boolean {
  const name = node.text.match(/^(\w+)\.(?:item|cpu|tolist)\(\)$/)?.[1];
  const block = node.enclosing('block');
  return Boolean(name && block && new RegExp(`\\ball_reduce\\(\\s*${name}\\b[^)]*\\b(?:MIN|MAX)\\b`).test(block.text));
}

/** `x.item() in seen` and `seen.add(x.item())` of a set, which holds what is on the host and decides how the turn goes on. */
function isOfSet(node: Node, file: FileContext): boolean {
  const { parent } = node;
  const call = parent?.kind === 'argument_list' ? parent.parent : null;
  const asked =
    parent?.kind === 'comparison_operator' && /\bin$/.test(parent.operator) ? parent.children[1] : undefined;
  const callee = call?.kind === 'call' ? call.field('function') : null;
  const added =
    callee?.kind === 'attribute' && callee.field('attribute')!.text === 'add' ? callee.field('object') : null;
  const whole = added ?? asked;
  if (!whole || parent?.children[0] !== node) return false;
  const made = whole.kind === 'identifier' ? file.names.bindings.reaching(whole) : [];
  return made.some(({ value }) => value?.kind === 'set' || value?.text === 'set()');
}

/** `' '.join(map(str, tokens.tolist()))`: a whole sequence as a text. */
function isKey(node: Node): boolean {
  if (!/\.tolist\(\)$/.test(node.text)) return false;
  for (const around of node.ancestors()) {
    if (around.kind === 'call' && /^['"][^'"]*['"]\.join$/.test(around.field('function')!.text)) return true;
    if (around.kind.endsWith('_statement') || around.kind === 'block') return false;
  }
  return false;
}

function isTaken(node: Node): boolean {
  for (const around of node.ancestors()) {
    const callee = around.kind === 'call' ? around.field('function')!.text : '';
    // What is written to the console is a log like any other, which needs no line a step.
    if (TAKES_HOST_VALUES.test(callee) && !/^(?:sys\.)?std(?:out|err)\.write$|tqdm\.write$/.test(callee)) return true;
    if (around.kind.endsWith('_statement') || around.kind === 'block') return false;
  }
  return false;
}
