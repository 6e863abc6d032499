import { methodNamed } from '../../context/loops/callers.ts';
import type { FileContext } from '../../context/file.ts';
import { isWrittenGradientFree } from '../../context/inference/gradients.ts';
import { innermostLoop, isTrainingStep } from '../../context/loops/loops.ts';
import { runsBackward } from '../../context/training/training.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured call runs a module called a teacher in code that trains, keeps its output attached, and nothing in the
 * file freezes a module, switches gradients off in the teacher's own forward pass, or hands the teacher's parameters to an optimizer.
 */
export const runsTeacher: Guard = {
  name: 'runsTeacher',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const { file } = match;
    const callee = call.field('function')!;
    if (
      !/(?:^|\.)(?:teacher(?:_model|_net|_network|_encoder)?|model_teacher|model_t|t_model)(?:\.forward)?$/.test(
        callee.text,
      )
    )
      return 'no';
    const meaning = file.names.meaningOf(callee);
    if (meaning.kind === 'function' || meaning.kind === 'class' || meaning.kind === 'api') return 'no';
    if (file.remember('gradients by argument', () => BY_ARGUMENT.test(file.text))) return 'no';
    if (!trainsAround(call, file) || isDetached(call) || freesItself(callee, file)) return 'no';
    return yesIf(!/requires_grad_?\s*[(=]\s*False|\.freeze\(|teacher\w*\.(?:named_)?parameters\(/.test(file.text));
  },
};

/** JAX, MLX and `torch.func` take gradients of the arguments they are told, and keep nothing for the teacher's. */
const BY_ARGUMENT = /\bvalue_and_grad\(|\b(?:jax|mx|func)\.(?:grad|vjp)\(|\bfilter_grad\(/;

/** The teacher is a module of this file whose forward pass switches gradients off. */
function freesItself(callee: Node, file: FileContext): boolean {
  const meaning = file.names.meaningOf(callee);
  const made = meaning.kind === 'instance' && meaning.made?.kind === 'call' ? meaning.made : null;
  const owner = made ? file.names.meaningOf(made.field('function')!) : null;
  const forward = owner?.kind === 'class' ? methodNamed(owner.node, 'forward') : undefined;
  const results = forward?.field('body')?.children ?? [];
  return results.some((statement) =>
    statement.kind === 'with_statement'
      ? isWrittenGradientFree(statement.children.at(-1)!, file)
      : isWrittenGradientFree(statement, file),
  );
}

/** A backward pass in the function, or a function that a trainer calls for the loss. */
function trainsAround(call: Node, file: FileContext): boolean {
  const unit = file.unitOf(call);
  const loop = innermostLoop(call);
  if (loop && !isTrainingStep(loop, file)) return false;
  const name = functionOf(call)?.field('name')?.text ?? '';
  return runsBackward(file, unit) || /^(?:training_step|compute_loss|distill\w*_loss|train_step)$/.test(name);
}

/** `teacher(x).detach()`, or a name that is detached further on. */
function isDetached(call: Node): boolean {
  for (let node = call; node.parent; node = node.parent) {
    if (node.kind === 'attribute' && node.field('attribute')!.text === 'detach') return true;
    if (node.kind.endsWith('statement')) break;
  }
  const assignment = call.enclosing('assignment', 'block');
  const target = assignment?.kind === 'assignment' ? assignment.field('left') : null;
  const block = call.enclosing('function_definition', 'module');
  return target !== null && target !== undefined && (block?.text.includes(`${target.text}.detach(`) ?? false);
}
