import { callersOf } from '../../context/callers.ts';
import type { FileContext } from '../../context/file.ts';
import { backwardPasses, innermostLoop, isOccasional, loopsAround } from '../../context/loops.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What a pipeline does once a picture, however its functions are called. */
const ONCE = /prompt|prepare|embed|^__call__$/;

const STEP =
  /^(?:forward\w*|_forward\w*|__call__|\w*_step|step|get_batch|sample\w*|generate\w*|decode\w*|encode\w*|loss|\w+_loss|compute_(?!\w*(?:matrix|metric|stat|fid))\w+|get_\w*mask\w*)$/;

/** Functions that set up, load, convert or write something, whatever loops they have. */
const COLD =
  /^_*(?:init(?:iali[sz]e)?(?:_\w*)?|setup\w*|load\w*|convert\w*|save\w*|\w*state_dict\w*|merge\w*|unload\w*|preprocess\w*|build\w*|reset_parameters|update_layer|allocate\w*|plot\w*|visuali[sz]e\w*|export\w*)$/;

/** Iterables of few things that set-up code goes through. */
const PARTS = /tokenizers?\b|encoders?\b|named_\w+\(|\.(?:modules|children|parameters)\(|state_dict|checkpoint/;

const LAZY =
  /\bself\.\w+ is None|^\w+ == 0$|\bnot hasattr\(|\bnot in\b|\blen\(\w*state\w*\) == 0|\bnot (?:self\.)?\w*(?:state|cache)\w*$/;

const MEMOISED = /^@(?:functools\.)?(?:lru_cache|cache)\b/;

/**
 * The captured node stands in a loop, or in a function that a model or a training loop calls at every step. Code that sets
 * something up does not run often: a memoised function, the first turn only, a loop over epochs, tokenizers or modules, a
 * function that is called while a model is made.
 */
export const runsOften: Guard = {
  name: 'runsOften',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { file } = match;
    const definition = functionOf(node);
    const name = definition?.field('name')?.text ?? '';
    if (COLD.test(name) || isMemoised(definition) || isFirstTimeOnly(node)) return 'no';
    const isPipeline = ONCE.test(name) && (/diffusers/.test(file.text) || isPipelineClass(classOf(node)));
    if (isPipeline && name !== '__call__') return 'no';
    if (definition && isCalledAtSetUp(definition, file)) return 'no';
    const [loop] = loopsAround(node);
    if (loop && isBusy(loop, file)) return yesIf(!isOccasional(node, loop, file));
    return yesIf(STEP.test(name) && !isPipeline);
  },
};

const isPipelineClass = (owner: Node | null): boolean => /Pipeline$/.test(owner?.field('name')?.text ?? '');

const isMemoised = (definition: Node | null): boolean =>
  definition?.parent?.kind === 'decorated_definition' &&
  definition.parent.children.some((child) => child.kind === 'decorator' && MEMOISED.test(child.text));

/**
 * Under a test whether something is there yet (state of an optimizer, a cached mask, the attribute that is set here), or
 * for the first turn.
 */
function isFirstTimeOnly(node: Node): boolean {
  const unit = functionOf(node);
  const set = node.enclosing('assignment')?.field('left')?.text ?? '';
  for (const around of node.ancestors()) {
    if (around === unit) return false;
    const test = around.kind === 'if_statement' ? around.field('condition')!.text : '';
    if (LAZY.test(test) || (set.startsWith('self.') && test.includes(`not ${set}`))) return true;
  }
  return false;
}

/** A loop with many turns: not one over epochs (unless it is the training step itself), over parts, or over a few written out. */
function isBusy(loop: Node, file: FileContext): boolean {
  const over = loop.field('right');
  if (!over) return true;
  if (/epoch/i.test(`${loop.field('left')?.text} ${over.text}`))
    return backwardPasses(file, loop).some((call) => innermostLoop(call) === loop);
  if (/^range\(\d\)$/.test(over.text)) return false;
  return !['tuple', 'list', 'expression_list'].includes(over.kind) && !PARTS.test(over.text);
}

/** All calls of a function stand where a model is made or something is made for the first time, at most three calls off. */
function isCalledAtSetUp(definition: Node, file: FileContext, depth = 0): boolean {
  const calls = callersOf(definition, file);
  return (
    calls.length > 0 &&
    calls.every((call) => {
      const around = functionOf(call);
      if (!around) return false;
      if (COLD.test(around.field('name')!.text) || isFirstTimeOnly(call)) return true;
      return depth < 2 && around !== definition && isCalledAtSetUp(around, file, depth + 1);
    })
  );
}
