import { positional } from '../../flow/operation.ts';
import { MODULE } from '../../names/meaning.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { methodNamed } from '../loops/callers.ts';
import { evaluatedWithGradients, isMeasured, runsElsewhere, runsOnceAfterTraining } from './evaluation.ts';
import type { FileContext } from '../file.ts';
import { isGradientFree } from './gradients.ts';
import { isForwardByName } from '../host/hostForward.ts';
import { innermostLoop, methodCalls } from '../loops/loops.ts';
import { namesModel } from '../models/models.ts';
import { callsIn } from '../data/tokenizers.ts';

/** Functions that ask how good a model is. */
const EVALUATES =
  '_?(?:(?:get_|run_|do_|compute_)?(?:eval|evaluate|evaluation|valid|validate|validation|test)(?:_\\w+)?|(?:(?:compute|calc|calculate|get|check)_)?(?:\\w+_)?(?:accuracy|perplexity)|estimate_loss)';
/** Functions that want an answer of a model: a label, a text, an action. */
const ANSWERS =
  '_?(?:predict|prediction|infer|inference|generate|translate|classify|transcribe|recogni[sz]e|summari[sz]e|recommend|greedy|greedy_decode|greedy_search|beam_search|beam_decode|decode_sequence|sample_sequence|sample_text|complete|answer)(?:_(?!loss|step_fn)\\w+)?';
/** Methods by which an agent acts. */
const ACTS = '_?(?:act|step|play|(?:select|choose|get|sample|pick|take|best)_(?:\\w+_)?actions?)';
const NAME = new RegExp(`^(?:${EVALUATES}|${ANSWERS}|${ACTS})$`);
const EVALUATING = new RegExp(`^${EVALUATES}$`);

/** A line that begins such a function, for text that is not parsed yet. */
export const EVALUATING_HEADER = new RegExp(
  `^[ \\t]*(?:async[ \\t]+)?def[ \\t]+(?:${EVALUATES}|${ANSWERS}|${ACTS})[ \\t]*\\(`,
  'm',
);

/** What a framework calls without gradients, or with a choice of its own. */
const HOOK =
  /^(?:validation|valid|val|test|eval|prediction|evaluation)_(?:step|epoch|loop|batch)\w*$|_(?:dataloader|dataset|loader|end|start)$/;
const FRAMEWORK =
  /\b(?:pytorch_lightning|lightning|mmcv|mmengine|mmdet|detectron2|fairseq|allennlp|espnet2?|tensorflow|keras|jax|flax|paddle|mxnet|ignite|skorch|unittest|pytest|rllib)\b/;
/** Gradients are wanted in such a function, taken care of, or nobody can say. */
const LEARNS =
  /requires_grad|\.grad\b|autograd|enable_grad|grad_enabled|no_grad|inference_mode|nograd|backward|optimi[sz]er|create_graph|log_prob|rsample|(?<!cross_?)entropy|saliency|attack|adversarial|\.set_grad|is_train|training\b|train_step/i;
/** Scores that are given back beside what was picked may be learned from. */
const GIVES_SCORES = /\breturn\b[^\n]*(?:\n[^\n]+)?(?:logits|prob|loss)/;
/** What reads whole numbers off a result, or takes it off its graph. */
const PICKS =
  /\b(?:argmax|multinomial|topk)\(|\.(?:item|tolist|detach|numpy|max|sort|argsort)\(|\.data\b|\bint\(|\bfloat\(|\bround\(/;

/**
 * A forward pass with gradients on in a function whose name says that it evaluates or answers, where what becomes of the
 * result says so too: it turns into numbers, it is a score over the batches of a loop, or the object is only put into
 * evaluation around it.
 */
export function evaluatedByName(definition: Node, file: FileContext): Node | null {
  const name = definition.field('name')?.text ?? '';
  const body = definition.field('body');
  if (!body || !NAME.test(name) || HOOK.test(name) || LEARNS.test(codeOf(definition))) return null;
  if (!EVALUATING.test(name) && GIVES_SCORES.test(codeOf(definition))) return null;
  const owner = classOf(definition);
  if (owner && looksUpOnly(owner)) return null;
  if (runsElsewhere(file) || FRAMEWORK.test(importsOf(file))) return null;
  if (methodCalls(file, 'eval', body).some((call) => evaluatedWithGradients(call, file))) return null;
  const forward = callsIn(body).find((call) => isForward(call, definition, file) && !isGradientFree(call, file));
  if (!forward || isMeasured(forward, file) || runsOnceAfterTraining(forward, definition, file)) return null;
  return isRead(forward, definition, EVALUATING.test(name), file) ? forward : null;
}

function isRead(forward: Node, definition: Node, evaluates: boolean, file: FileContext): boolean {
  const own = classOf(definition);
  const isMethodOfModule = own !== null && isModule(own, file);
  if (evaluates) {
    if (isMethodOfModule) return /\bself\.eval\(\)/.test(definition.text) && /\bself\.train\(/.test(definition.text);
    return innermostLoop(forward) !== null || isPicked(forward, definition);
  }
  // What gives back a state of its own for the next turn takes it off its graph.
  if (/^_?step$/.test(definition.field('name')!.text) && !/\breturn\b.*\.detach\(/.test(codeOf(definition)))
    return false;
  // A method that only others call by its private name leaves gradients to them.
  if (own?.field('superclasses') && definition.field('name')!.text.startsWith('_')) return false;
  return isPicked(forward, definition);
}

/** Something made of the pass is picked, read or taken off its graph, and nothing made of it is given back as it is. */
function isPicked(forward: Node, definition: Node): boolean {
  const code = codeOf(definition);
  const made = new Set<string>();
  const target = forward.enclosing('assignment')?.field('left');
  for (const name of target?.text.match(/\b[A-Za-z_]\w*/g) ?? []) made.add(name);
  const holds = (text: string): boolean =>
    [...made].some((name) => new RegExp(`(?<![\\w.])${name}\\b(?!\\s*=[^=])`).test(text));
  let picked = PICKS.test(forward.enclosing('assignment')?.text ?? forward.enclosing('return_statement')?.text ?? '');
  if (picked) made.clear();
  for (const line of code.split('\n')) {
    if (line.includes(forward.text.split('\n')[0]!)) continue;
    const assigned = /^\s*([\w, ]+?)\s*[-+*/]?=(?!=)(.*)$/.exec(line);
    if (!holds(assigned?.[2] ?? line)) continue;
    if (PICKS.test(line)) picked = true;
    else if (/^\s*return\b/.test(line)) return false;
    else for (const name of assigned?.[1]?.match(/\w+/g) ?? []) made.add(name);
  }
  return picked;
}

/** A function without the sentences that describe it. */
const codeOf = (definition: Node): string => withoutProse(definition.text);

const withoutProse = (text: string): string => text.replace(/"{3}[\s\S]*?"{3}|'{3}[\s\S]*?'{3}|#.*$/gm, '');

/** By the text of a function alone, whether it may be one that {@link evaluatedByName} finds. */
export function mayEvaluateByName(text: string): boolean {
  const code = withoutProse(text);
  return !LEARNS.test(code) && (PICKS.test(code) || /\b(?:for|while)\b|\bself\.eval\(\)/.test(code));
}

/** A model's call, or in a module one of its own layers or itself. */
function isForward(call: Node, definition: Node, file: FileContext): boolean {
  const callee = call.field('function')!;
  if (file.unitOf(call) !== definition || NO_NETWORK.test(callee.text) || /^self\.(?:decode|apply)$/.test(callee.text))
    return false;
  // Pipelines take records, and switch gradients off themselves.
  if (positional(call)[0]?.kind === 'dictionary') return false;
  if (isForwardByName(call, file) !== 'no') return !/(?:^|\.)[A-Z]\w*$/.test(callee.text);
  const owner = classOf(definition);
  if (!owner || !isModule(owner, file) || /Loss$/.test(owner.field('name')?.text ?? '')) return false;
  if (callee.text === 'self' || callee.text === 'self.forward') return true;
  const own = callee.kind === 'attribute' && file.names.bindings.isSelf(callee.field('object')) ? callee : null;
  if (!own) return false;
  const meaning = file.names.meaningOf(own);
  // A property that gives the network.
  if (meaning.kind === 'function')
    return (
      namesModel(own) && /@(?:\w+\.)?(?:cached_)?property\b/.test(meaning.node.parent?.text.split('def ')[0] ?? '')
    );
  return file.names.isInstance(own, MODULE) || (meaning.kind !== 'api' && LAYER.test(own.field('attribute')!.text));
}

/** A class of modules: one that derives from them, that has a forward pass, or whose base is called like one. */
const isModule = (owner: Node, file: FileContext): boolean =>
  file.names.derives(owner, MODULE) ||
  methodNamed(owner, 'forward') !== undefined ||
  (owner.field('superclasses')?.children ?? []).some(({ text }) =>
    /(?:Module|Model|Net|Network|Classifier|Regressor|Pipeline|EncoderDecoder)$/.test(text),
  );

/** The only layer that the class calls is a table, of which autograd keeps the indices alone. */
function looksUpOnly(owner: Node): boolean {
  const tables = [...owner.text.matchAll(/\bself\.(\w+)\s*=\s*(?:\w+\.)*Embedding\(/g)].map(([, name]) => name!);
  const called = [...owner.text.matchAll(/\bself\.(\w+)\(/g)].map(([, name]) => name!);
  return tables.length > 0 && called.every((name) => tables.includes(name) || methodNamed(owner, name) !== undefined);
}

const NO_NETWORK = /loss|criterion|metric|tokeni[sz]er|processor|scheduler|transform$/i;
const LAYER =
  /^(?:rnn|lstm|gru|net|fc\d*|mlp|head|embedding|embed|emb|output_layer|out|linear\d*|proj|classifier|layers?)$/;

const importsOf = (file: FileContext): string =>
  file.remember('imports as text', () => (file.text.match(/^[ \t]*(?:import|from)[ \t].*$/gm) ?? []).join('\n'));
