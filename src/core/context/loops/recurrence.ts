import type { LoopHead } from '../../source/brackets.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { loopNames } from '../data/copies.ts';
import { withoutComments } from '../../source/brackets.ts';
import type { FileContext } from '../file.ts';
import { backwardPasses } from './loops.ts';

/** What goes over the parts of a model, or a fixed handful of turns. */
const PARTS =
  /layer|block|linears|convs|norms|mlps|cells|head|level|scale|stage|depth|module|channel|num_classes|epoch|dim\b|_dims\b|rank|order|beam|batch_size|n_iter|attempt|retr/i;
/** Functions that run once, where a loop over steps costs little. */
const ONCE = /^__init__$|init|schedule|betas?$|alphas?$|^test|register|load|build|plot|print|__main__/i;
/** A turn asks the world, a sampler or a model of its own for the next input. */
const ASKS =
  /\benvs?\.step|\.step\(|multinomial|\.sample\(|\bnumba\b|\bnp\.|\bnumpy\.|\bmath\.|unet|denois|scheduler|\bmodel\w*\(|\.item\(\)|\.tolist\(|score_fn|drift|randn|\bargmin\b/i;
/** What is called a state. */
const STATES = String.raw`(?:\w+_)?(?:h|hx|cx|hidden|hiddens|state|states|cell|carry|memory|mem)(?:_\w+)?|[hs]_?t`;
const STATE = new RegExp(`^(?:${STATES})$`, 'i');
/** A state is given a value, alone or beside others. */
const SETS_STATE = new RegExp(`(?<![\\w.])(?:${STATES})(?!\\w)\\s*(?:[,):\\]][^=]*)?=(?!=)`, 'i');
/** What steps a state on. */
const STEPS =
  /rnn|lstm|gru|cell|decoder|recurren|core|ssm|mamba|step|\bdecode\b|tanh|sigmoid|matmul|einsum|linear|\bmm\b/i;
const HOST = /^(?:\[|list\(|\{|dict\(|(?:np|numpy|onp)\.|defaultdict|deque)/;

/** True for a loop over numbered steps in which a tensor or a state of one step is computed from that of the step before. */
export function recursOverSteps(loop: Node, file: FileContext): boolean {
  const left = loop.field('left');
  const body = loop.field('body');
  const right = loop.field('right');
  if (!left || !body || !right || PARTS.test(right.text)) return false;
  const unit = functionOf(loop);
  const name = unit?.field('name')?.text ?? '';
  if (isElsewhere(name) || /njit|numba|@triton|jit\b/.test(decoratorsOf(unit))) return false;
  if (hasKernels(file) || isOfNumpy(unit)) return false;
  if (backwardPasses(file, body).length > 0) return false;
  const assignments = [...assignmentsIn(body)];
  const over = counted(right);
  const code = withoutComments(body.text);
  if (!over)
    return !WORLD.test(code) && assignments.some((one) => stepsState(one, body, (value) => takesPart(value, loop)));
  // Chunks of a sequence that are computed as a whole are what a scan would make.
  if (left.kind !== 'identifier' || isHandful(over) || over.text.includes('//')) return false;
  const turn = left.text;
  return (
    (!ASKS.test(code) &&
      assignments.some((one) => fillsFromBefore(one, turn, file) || decays(one, turn, body, file))) ||
    (!WORLD.test(code) && assignments.some((one) => stepsState(one, body, () => readsStep(body, turn))))
  );
}

/** By its name alone: a function that runs once, or that is there to be read. */
export const isElsewhere = (name: string): boolean => ONCE.test(name) || REFERENCE.test(name);

/** What the header of a loop says before anything is parsed: false is certain. */
export function mayGoOverSteps({ target, over }: LoopHead): boolean {
  if (PARTS.test(over)) return false;
  return COUNTS.test(over)
    ? /^\w+$/.test(target) && /\bt?range\(/.test(over) && !HANDFUL.test(over)
    : IN_TURN.test(over);
}

const COUNTS = /^(?:reversed|tqdm(?:\.\w+)*|track|t?range)\(/;

/**
 * What a loop does, where its header may go over steps, before anything is parsed: false is certain. `code` is what stands
 * in it without comments.
 */
export function mayRecur({ target: left, over }: LoopHead, code: string): boolean {
  const mayStep = STEPS.test(code) && SETS_STATE.test(code) && !WORLD.test(code);
  if (!COUNTS.test(over)) return mayStep;
  if (mayStep && new RegExp(`\\w\\[[^\\]]*\\b${left}\\b`).test(code)) return true;
  return code.includes('[') && hasWord(code, left) && !ASKS.test(code) && (mayFill(code) || mayDecay(code));
}

/** `range(4)`, or as many turns as there are chunks. */
const HANDFUL = /^range\((?:[0-9]|1[0-6])\)$|^t?range\(.*\/\//s;

/** Something is written at a place, and one name is used at two places. */
function mayFill(code: string): boolean {
  if (!/\]\s*=(?!=)/.test(code)) return false;
  const places = new Map<string, string>();
  for (const [, name, place, end] of code.matchAll(PLACES)) {
    const written = place!.replaceAll(/\s|\\/g, '');
    // Brackets within are not followed.
    if ((places.get(name!) ?? written) !== written || end === '[') return true;
    places.set(name!, written);
  }
  return false;
}
const PLACES = /(\w+|[)\]])\s*\[(?=([^[\]]*)([[\]]))/g;

/** A name that is assigned is also a factor. */
function mayDecay(code: string): boolean {
  const factors = new Set(Array.from(code.matchAll(FACTORS), (match) => match[1] ?? match[2]!));
  return Array.from(code.matchAll(/(\w+)\s*=(?!=)/g)).some(([, name]) => factors.has(name!));
}
const FACTORS = /\*[\s\\]*(\w+)|(\w+)(?=[\s\\]*\*)/g;

/** The next input comes out of an environment or the last prediction, or a picture is denoised. */
const WORLD = /\benvs?\.step|\.append\(\s*next|unet|denois|scheduler|argmax|\.topk\(|\.max\(|multinomial|\.sample\(/i;

/** What is written out to be read, or to check a kernel by. */
const REFERENCE = /naive|(?:^|_)(?:ref|reference|slow)(?:_|$)/i;

/** A kernel that is compiled beside it does the work. */
const hasKernels = (file: FileContext): boolean =>
  file.remember('has kernels', () => /\bcpp_extension\b|\bload_inline\(/.test(file.text));

/** The function computes with NumPy, by its annotations or because nothing else is spoken of. */
function isOfNumpy(unit: Node | null): boolean {
  if (!unit) return false;
  const given = unit.field('parameters')?.text ?? '';
  if (/:\s*(?:np|numpy)\.ndarray/.test(given) && !/Tensor/.test(given)) return true;
  return (
    /\bnp\.(?:stack|zeros|array|empty|ones)\(/.test(unit.text) &&
    !/torch|\.(?:to|cuda|device|detach)\b/i.test(unit.text)
  );
}

/** `range(…)`, also reversed or with a bar. */
function counted(over: Node | null): Node | null {
  for (let node = over; node?.kind === 'call'; node = node.field('arguments')?.children[0] ?? null) {
    const name = node.field('function')?.text ?? '';
    if (name === 'range' || name === 'trange') return node;
    if (!/^(?:reversed|tqdm(?:\.\w+)*|track)$/.test(name)) return null;
  }
  return null;
}

/** `range(4)`. */
function isHandful(range: Node): boolean {
  const given = range.field('arguments')?.children ?? [];
  return given.every(({ kind, text }) => kind === 'integer' && Number(text) <= 16);
}

const decoratorsOf = (unit: Node | null): string =>
  unit?.parent?.kind === 'decorated_definition' ? unit.parent.text.slice(0, unit.start - unit.parent.start) : '';

/** `returns[t] = rewards[t] + gamma * returns[t + 1]`: a tensor is written at one step from what it holds at another. */
function fillsFromBefore(assignment: Node, turn: string, file: FileContext): boolean {
  const left = assignment.field('left');
  const buffer = left?.kind === 'subscript' ? left.field('value') : null;
  const right = assignment.field('right');
  if (!left || !buffer || !right || !hasWord(left.text.slice(buffer.text.length), turn)) return false;
  const place = left.text.replaceAll(/\s|\\/g, '');
  const isBefore = subscriptsIn(right).some(
    (part) =>
      part.field('value')?.text === buffer.text &&
      hasWord(part.text.slice(buffer.text.length), turn) &&
      part.text.replaceAll(/\s|\\/g, '') !== place,
  );
  return isBefore && /[*@(+]/.test(right.text) && !isOnHost(buffer, file);
}

/** `gae = delta + gamma * mask[t] * gae`: a sum that fades, of what stands at each step. */
function decays(assignment: Node, turn: string, body: Node, file: FileContext): boolean {
  const left = assignment.field('left');
  const right = assignment.field('right');
  if (left?.kind !== 'identifier' || right?.kind !== 'binary_operator' || STARTS.test(left.text)) return false;
  // A product alone is one factor after another, and nothing is added on the way.
  if (!/^[-+]$/.test(right.operator)) return false;
  if (startsAnew(left.text, assignment, body)) return false;
  const factors = productsIn(right).some((product) => product.children.some((side) => side.text === left.text));
  const isOverSteps = subscriptsIn(body).some(
    (part) =>
      hasWord(part.text.slice(part.field('value')!.text.length), turn) && !isScalars(part.field('value')!, file),
  );
  return (
    factors &&
    isOverSteps &&
    (hasWord(right.text, turn) || namesOfTurn(body, turn).some((name) => hasWord(right.text, name)))
  );
}

const STARTS = /^(?:x|z|img|image|sample|latents?|loss|total\w*|lr\w*|\w*rate|\w*scale|\w*factor)$/i;

/** Names that the body gives to what stands at the turn's step: `delta = rewards[t] + …`. */
const namesOfTurn = (body: Node, turn: string): readonly string[] =>
  [...assignmentsIn(body)].flatMap((one) =>
    one.field('left')?.kind === 'identifier' &&
    new RegExp(`\\[[^\\]]*\\b${turn}\\b`).test(one.field('right')?.text ?? '')
      ? [one.field('left')!.text]
      : [],
  );

/** `h = torch.tanh(self.w(x[:, t]) + self.u(h))`, `out, state = self.rnn(x[t], state)`: a state is stepped on by hand. */
function stepsState(assignment: Node, body: Node, takesStep: (value: Node) => boolean): boolean {
  const left = assignment.field('left');
  const right = assignment.field('right');
  if (!left || !right || !STEPS.test(right.text) || right.kind === 'subscript') return false;
  const isCarried = namesIn(left).some(
    (name) => STATE.test(name) && hasWord(right.text, name) && !startsAnew(name, assignment, body),
  );
  return isCarried && takesStep(right);
}

/** Something is read at the turn's step: `x[:, t]`, and neither a layer nor a state of its own. */
const readsStep = (body: Node, turn: string): boolean =>
  subscriptsIn(body).some(
    (part) =>
      part.parent?.field('function') !== part &&
      new RegExp(`^\\w[\\w.]*\\[[^\\]]*(?<!:\\s*)\\b${turn}\\b`).test(part.text) &&
      !/layers|blocks|cells|modules|list|hidden|state|cache/i.test(part.field('value')!.text) &&
      !(part.parent?.kind === 'assignment' && part.parent.field('left') === part),
  );

/** Steps of a sequence, one after another: `zip(xs, dones)`, `x.transpose(0, 1)[:-1]`, `inputs`. */
const IN_TURN =
  /^(?:zip|enumerate)\(|\.(?:unbind|transpose|permute)\([^()]*\)(?:\[[^\]]*\])?$|^(?:inputs?|xs?|X|seq(?:uence)?|x_seq|input_seq|embed(?:ding|ded)?s?|frames|time_steps)(?:\[[^\]]*\])?$/;

/** The value takes what a loop over the parts of sequences is at: `for x, done in zip(xs, dones)`. */
const takesPart = (value: Node, loop: Node): boolean =>
  IN_TURN.test(loop.field('right')!.text) &&
  loopNames(loop).some((name) => new RegExp(`(?<![\\w.])${name}(?![\\w(]|\\s*=)`).test(value.text)) &&
  !loopNames(loop).some((name) => new RegExp(`(?<![\\w.])${name}\\(`).test(value.text));

const namesIn = (node: Node): readonly string[] =>
  node.kind === 'identifier'
    ? [node.text]
    : node.kind === 'subscript' || node.kind === 'attribute'
      ? []
      : node.children.flatMap(namesIn);

/** The body gives the name another value before this statement: nothing of the turn before is left in it. */
function startsAnew(name: string, assignment: Node, body: Node): boolean {
  const before = { start: body.start, end: assignment.start };
  return [...body.tree.identifiers(name, before)].some((word) => {
    const target = word.enclosing('assignment')?.field('left');
    return target !== null && target !== undefined && target.start <= word.start && word.end <= target.end;
  });
}

const hasWord = (text: string, word: string): boolean => new RegExp(`(?<![\\w.])${word}(?!\\w)`).test(text);

/** A list or an array of NumPy by where it was made. */
const isOnHost = (buffer: Node, file: FileContext): boolean =>
  buffer.kind === 'identifier' &&
  file.names.bindings.reaching(buffer).some(({ value }) => HOST.test(value?.text ?? ''));

/** Numbers on the host, one a step: a list, an array of NumPy, `torch.zeros(n)` or a part of it. */
function isScalars(buffer: Node, file: FileContext, isPart = false): boolean {
  if (isOnHost(buffer, file)) return true;
  if (buffer.kind !== 'identifier') return false;
  return file.names.bindings.reaching(buffer).some(({ value, kind }) => {
    if (kind !== 'assignment' || !value) return false;
    if (value.kind === 'subscript') return !isPart && isScalars(value.field('value')!, file, true);
    return /^torch\.(?:zeros|ones|empty)\(\s*\w+\s*\)$/.test(value.text);
  });
}

function* assignmentsIn(node: Node): Generator<Node> {
  for (const child of node.children) {
    if (child.kind === 'assignment') yield child;
    if (child.kind !== 'for_statement' && child.kind !== 'while_statement' && child.kind !== 'function_definition')
      yield* assignmentsIn(child);
  }
}

const subscriptsIn = (node: Node): readonly Node[] => [
  ...(node.kind === 'subscript' ? [node] : []),
  ...node.children.flatMap(subscriptsIn),
];
const productsIn = (node: Node): readonly Node[] => [
  ...(node.kind === 'binary_operator' && node.operator === '*' ? [node] : []),
  ...node.children.flatMap(productsIn),
];
