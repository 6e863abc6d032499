import type { FileContext } from '../../context/file.ts';
import { innermostLoop, methodCalls } from '../../context/loops/loops.ts';
import { optimizerOf } from '../../context/training/optimizers.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { sure } from '../match.ts';

/**
 * The captured call changes a module in place (`model.half()`) or gives it a name, and an optimizer trains the module
 * from there on: its parameters are handed over, and a backward pass or a step comes later in the file. A module that is
 * cast back to fp32 for every step is updated in fp32.
 */
export const isTrainedAfter: Guard = {
  name: 'isTrainedAfter',
  takes: { call: 'capture' },
  mayStand: handsParametersOver,
  needs: () => [{ words: ['backward', 'step'] }, { words: ['parameters', 'named_parameters'] }],
  ask(match, args) {
    const call = match.node(args.text('call'));
    const later = ['backward', 'step'].some(
      (method) => methodCalls(match.file, method, { start: call.end, end: endOfWay(call) }).length > 0,
    );
    const names = later ? namesOf(call) : [];
    for (const name of names) {
      const found = optimizerOf(name, call, match.file);
      if (!found) continue;
      if (isCastBack(name, match.file)) return 'no';
      match.see('optimizer', found.optimizer);
      return sure(found.certain);
    }
    return 'no';
  },
};

/** Where what runs behind the call ends: a branch that returns (`if args.eval: …; return`) goes no further. */
function endOfWay(call: Node): number {
  for (const around of call.ancestors()) {
    if (around.kind === 'function_definition') break;
    const isBranch = around.kind === 'block' && around.parent?.kind !== 'function_definition';
    if (isBranch && LEAVES.has(around.children.at(-1)?.kind ?? '')) return around.end;
  }
  return call.tree.root.end;
}

const LEAVES = new Set(['return_statement', 'raise_statement']);

/** By the text alone: the parameters of something that the statement names are asked for somewhere. */
function handsParametersOver(around: Surroundings): boolean {
  const { whole } = around;
  // `models[i] = …`: such a name is not looked for by its text.
  if (/^[^=]*\[/.test(whole)) return true;
  const paths = new Set<string>(whole.match(/(?<![\w.])[A-Za-z_][\w.]*/g));
  const names = [...paths].flatMap((path) =>
    path.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')),
  );
  const asked = around.remember(
    'names whose parameters are asked for',
    ({ text }) => new Set(Array.from(text.matchAll(ASKED), ([, name]) => name!)),
  );
  return names.some((name) => asked.has(name));
}

const ASKED = /(?<![\w.])([A-Za-z_][\w.]*)\s*\.\s*(?:named_)?parameters\s*\(/g;

/** `model.float()` or `convert_models_to_fp32(model)` in a loop, with an optimizer's step after it. */
function isCastBack(name: string, file: FileContext): boolean {
  return methodCalls(file, 'step', file.tree.root).some((step) => {
    const body = innermostLoop(step)?.field('body');
    if (!body || !/opt/i.test(step.field('function')!.text)) return false;
    const before = body.text.slice(0, step.start - body.start);
    const model = name.replace(/\./g, '\\.');
    return new RegExp(`(?<![\\w.])(?:${model}\\.float\\(\\)|\\w*(?:fp32|float32|to_float)\\(\\s*${model}\\b)`).test(
      before,
    );
  });
}

/** What the module is called: what the chain of calls starts from, and what its result is assigned to. */
function namesOf(call: Node): readonly string[] {
  const names: string[] = [];
  let base = call;
  while (base.kind === 'call' && base.field('function')?.kind === 'attribute')
    base = base.field('function')!.field('object')!;
  if (base.kind === 'identifier' || base.kind === 'attribute') names.push(base.text);
  let top = call;
  while (top.parent?.kind === 'attribute' && top.parent.parent?.kind === 'call') {
    // A cast back at once: only the values are rounded.
    if (['float', 'bfloat16', 'state_dict', 'parameters'].includes(top.parent.field('attribute')!.text)) return [];
    top = top.parent.parent;
  }
  const statement = top.parent;
  if (statement?.kind === 'assignment') return [...(statement.field('left') ? [statement.field('left')!.text] : [])];
  return statement?.kind === 'expression_statement' ? names : [];
}
