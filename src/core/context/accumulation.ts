import { keyword } from '../flow/operation.ts';
import type { Node } from '../syntax/node.ts';
import type { FileContext } from './file.ts';
import { innermostLoop, methodCalls } from './loops.ts';

/**
 * The condition under which the optimizer steps only every few turns of the loop in which a backward pass always
 * runs, or null: `if (i + 1) % n == 0: optimizer.step()`, or a scaler that is told `update_grad=(i + 1) % n == 0`.
 */
export function accumulationOf(backward: Node, file: FileContext): Node | null {
  const loop = innermostLoop(backward);
  if (!loop) return null;
  const update = keyword(backward, 'update_grad') ?? keyword(backward, 'need_update');
  if (update) return COUNTED.test(update.text) && !isSingle(backward, update) ? update : null;
  for (const step of methodCalls(file, 'step', loop)) {
    const object = step.field('function')!.field('object')!.text;
    if (!/opt|scaler|engine/i.test(object) || innermostLoop(step) !== loop) continue;
    if (blockOf(step) === blockOf(backward)) return null;
    if (excludes(step, backward)) continue;
    const test = counted(step, loop);
    if (test && !(test.parent!.start <= backward.start && backward.end <= test.parent!.end)) return test;
  }
  return null;
}

const COUNTED = /%/;

const blockOf = (node: Node): Node | null => node.enclosing('block');

/** True when two nodes stand in different arms of one `if`, so that a turn that runs one does not run the other. */
function excludes(one: Node, other: Node): boolean {
  let arm = one;
  for (const around of one.ancestors()) {
    if (around.start <= other.start && other.end <= around.end)
      return around.kind === 'if_statement' && arm !== around.field('condition');
    arm = around;
  }
  return false;
}

/** True in the arm for a count of one: `if steps > 1: … else: <here>`, where `… % steps == 0` always holds. */
function isSingle(node: Node, test: Node): boolean {
  const count = /%\s*([\w.]+)/.exec(test.text)?.[1];
  let arm = node;
  for (const around of node.ancestors()) {
    const condition = around.kind === 'if_statement' ? around.field('condition')?.text : undefined;
    if (count && arm.kind === 'else_clause' && condition?.replace(/\s/g, '').startsWith(`${count}>1`)) return true;
    arm = around;
  }
  return false;
}

/** The test of a remainder around a node inside the loop, through one name (`if is_last: …`). */
function counted(node: Node, loop: Node): Node | null {
  for (const around of node.ancestors()) {
    if (around === loop) return null;
    const test = around.kind === 'if_statement' ? around.field('condition') : null;
    if (test && COUNTED.test(test.text) && !/\b(?:log|print|save|eval)/i.test(test.text)) return test;
  }
  return null;
}

/** How surely the model of this file is wrapped by DistributedDataParallel: here, or only by signs of several processes. */
export function runsDistributed(file: FileContext): 'yes' | 'inferred' | 'no' {
  return file.remember('runs distributed', () => {
    if (/\bDistributedDataParallel\b/.test(file.text.replace(/#.*$/gm, ''))) return 'yes';
    return /torch\.distributed|\bdist\.(?:all_reduce|barrier|get_rank)|all_reduce_mean|synchronize_between_processes|\.set_epoch\(|local_rank|reduce_tensor\(/.test(
      file.text,
    )
      ? 'inferred'
      : 'no';
  });
}
