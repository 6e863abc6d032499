import { factoryOf, isLarge, moveOf } from '../../context/host/factories.ts';
import { deviceOf, frequencyOf } from '../../context/loops/frequency.ts';
import { mayRunOnce } from '../../context/loops/frequencyByText.ts';
import type { FileContext } from '../../context/file.ts';
import { loopsAround } from '../../context/loops/loops.ts';
import { positional } from '../../flow/operation.ts';
import { classOf, functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured node moves to a device (or makes what is moved next) once, when something is set up, and what it moves may
 * be large. What is kept for later turns or repairs something does not count.
 */
export const setsUpLarge: Guard = {
  name: 'setsUpLarge',
  takes: { node: 'capture' },
  mayStand(around) {
    const name = around.definition ?? '';
    if (isNameOfStart(name)) return around.owner === null && around.fileSays(/\+\s*[\w.]+\.shape\b/);
    return !MADE_UP.test(name) && (mayRunOnce(around) || EVALUATION.test(name));
  },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const { file } = match;
    const move = moveOf(node, file);
    const moved = move === node ? node.field('function')?.field('object') : node;
    const factory = moved && factoryOf(moved, file);
    if (!factory || !isLarge(factory, file) || isMadeUp(node, factory, file) || isSeeded(node, factory, file))
      return 'no';
    if (isStart(node) && !holdsObservations(factory, node)) return 'no';
    const frequency = frequencyOf(node, file, move ? deviceOf(move) : undefined);
    return yesIf(frequency === 'once' || (frequency === 'seldom' && isOnceAnEvaluation(node)));
  },
};

/** Functions that begin a run, beside the constructors and what stands in no function at all. */
const STARTS =
  /^_*(?:main|run|train|fit|test|export|demo|worker|convert|bench\w*|load|build|init|setup|prepare_model)(?:_|$)/;

/** Once a run, or once an object: whatever is copied there is copied in no time. */
function isStart(node: Node): boolean {
  return isNameOfStart(functionOf(node)?.field('name')?.text ?? '');
}

const isNameOfStart = (name: string): boolean => name === '' || /^__\w+__$/.test(name) || STARTS.test(name);

/** `torch.zeros((steps, envs) + space.shape)` in a script: as many pictures as a whole rollout sees. */
const holdsObservations = (factory: Node, node: Node): boolean =>
  classOf(node) === null &&
  positional(factory).some((size) => size.kind === 'binary_operator' && /\+\s*[\w.]+\.shape$/.test(size.text));

/** What is drawn after a seed is set comes from the CPU, so that every device draws the same. */
const isSeeded = (node: Node, factory: Node, file: FileContext): boolean =>
  /\.(?:rand(?:n|int|perm)?)$/.test(file.names.apiOf(factory.field('function')!) ?? '') &&
  /\bmanual_seed\(/.test(functionOf(node)?.text ?? '');

/** A table of scores that an evaluation fills: `scores = torch.full((images, texts), -100.0).to(device)`. */
const isOnceAnEvaluation = (node: Node): boolean =>
  EVALUATION.test(functionOf(node)?.field('name')?.text ?? '') && loopsAround(node).next().done === true;

const EVALUATION = /^(?:evaluate|evaluation|validate|validation)$/;

/** Functions that make something up, take weights over from elsewhere, or compile what will be run. */
const MADE_UP = /example|synthetic|compile|warm_?up|import|convert|merge_qkv|dummy|^gen_(?:text|mel)/;

/** Files that show a model to people, one request at a time, or measure it. */
const TRIED_OUT = /(?:^|[\\/_])(?:demo\w*|gradio\w*|app|perf|bench\w*)\.py$|(?:^|[\\/])(?:demo|gradio)_\w+\.py$/i;

/** The line above says that it is for warming up. */
const isForWarmUp = (node: Node, file: FileContext): boolean =>
  /#[^\n]*warm-?_? ?up[^\n]*\n[^\n]*$/i.test(file.text.slice(Math.max(0, node.start - 300), node.start));

/** Numbers to warm up, measure or show something with: given to a model at once, called so, or of sizes written out. */
function isMadeUp(node: Node, factory: Node, file: FileContext): boolean {
  const target = node.enclosing('assignment')?.field('left')?.text ?? '';
  if (/fake|dummy|warm_?up|example/i.test(target) || MADE_UP.test(functionOf(node)?.field('name')?.text ?? ''))
    return true;
  if (TRIED_OUT.test(file.id) || isForWarmUp(node, file)) return true;
  for (const around of node.ancestors()) {
    if (around.kind === 'if_statement' && /profil|bench|warm/i.test(around.field('condition')!.text)) return true;
    if (around.kind === 'expression_statement' && !target) return true;
    if (around.kind === 'function_definition') return false;
  }
  const isRandom = /\.rand(?:n|int)?$/.test(file.names.apiOf(factory.field('function')!) ?? '');
  return isRandom && positional(factory).every(({ kind }) => /^(?:integer|tuple|list)$/.test(kind));
}
