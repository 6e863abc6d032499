import type { Blocks } from '../../source/blocks.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import { mayHandle, preparesRows } from './rowLoops.ts';
import { mayPick } from './tokenPickers.ts';
import {
  ASIDE,
  CACHE_METHOD,
  isCacheName,
  isHelperName,
  isUpdateName,
  LOSS_CLASS,
  OTHER_CLASS,
  OWN_STEP,
  PATCH,
  PRINTS,
  SCORES,
  STEP_METHOD,
  STEPS,
  STOPS,
  TENSORS,
  type Turn,
} from './turns.ts';

/** Whether a place may belong to a turn of one of the kinds, as the text around it says before it is parsed. */
export const mayRunEachTurn = (around: Surroundings, kinds: readonly string[], calls = MOST_CALLS): boolean =>
  around.rememberTurn(`${kinds} ${calls}`, () => mayTakeTurn(around, kinds, calls));

const mayTakeTurn = (around: Surroundings, kinds: readonly string[], calls: number): boolean =>
  loopTurns.some((kind) => kinds.includes(kind) && mayTurnIn[kind](around)) ||
  callTurns.some((kind) => kinds.includes(kind) && mayBeCalledFor[kind](around)) ||
  (calls > 0 && mayBeHelper(around, calls));

/** So many calls are followed from a helper. */
const MOST_CALLS = 2;

/** A function, or a method of what is no module, that something calls which may be a turn. */
function mayBeHelper(around: Surroundings, calls: number): boolean {
  const name = functionOf(around);
  if (name === null || !isHelperName(name, around.owner ?? '')) return false;
  if (around.owner !== null && name === 'forward') return false;
  return around.remember(`turns of ${name} ${calls}`, () =>
    around.callsOf(name).some((call) => mayRunEachTurn(call, callTurns, calls - 1)),
  );
}

const loopTurns = ['step', 'scores', 'token', 'row'] as const satisfies readonly Turn[];
const mayTurnIn: Readonly<Record<(typeof loopTurns)[number], (around: Surroundings) => boolean>> = {
  step: (around) => around.loopSays(STEPS) || mayTrain(around),
  scores: (around) => around.loopSays(SCORES),
  token: (around) => mayDecode(around),
  row: (around) => around.loopSays(handlesRows) && !preparesRows(around.definition, around.owner),
};

/** A loop around may run a backward pass on every turn, in it or in a function that it calls. */
export const mayTrain = (around: Surroundings): boolean =>
  around.loopSays(BACKWARD) || (around.inLoop && around.loopSays(propagating(around)));

/** A loop around may make a sequence token by token. */
export const mayDecode = (around: Surroundings): boolean => around.loopSays(decodes);

const BACKWARD = /backward\b|scaler\s*\(/;

/** A call of one of the functions of the text that hold a backward pass. */
const propagating = (around: Surroundings): RegExp =>
  around.remember('calls of functions with a backward pass', (blocks) => {
    const names = new Set([...functionsWith(BACKWARD, blocks)].filter((name) => name !== ''));
    return names.size ? new RegExp(`\\b(?:${[...names].join('|')})\\s*\\(`) : NEVER;
  });

const NEVER = /(?!)/;

/** The names of the functions in which an expression matches. */
function* functionsWith(expression: RegExp, blocks: Blocks): Generator<string> {
  for (const { index } of blocks.text.matchAll(new RegExp(expression.source, 'g'))) {
    let header = blocks.at(blocks.text.lastIndexOf('\n', index - 1) + 1);
    while (header && header.keyword !== 'def') header = header.around;
    if (header) yield header.name;
  }
}

/** What a loop does, without the lines that begin it and what is said behind it. */
function bodyOf(loop: string): string {
  const start = HEAD.exec(loop)?.[0].length ?? 0;
  return loop.slice(start).replace(/(?:\n[ \t]*#[^\n]*)+\s*$/, '');
}

const HEAD = /^(?:[^\n]*\n)*?[^\n]*:[ \t]*(?:#[^\n]*)?\r?\n/;

function decodes(loop: string): boolean {
  if (!PICKS_TOKEN.test(loop) || !RUNS_MODEL.test(loop)) return false;
  return !/\bscheduler\.|\btimesteps\b/.test(bodyOf(loop));
}

const PICKS_TOKEN = /argmax|multinomial|topk|categorical|sampl|(?:next|select|pick)_token/i;
/** What a turn calls that may be a model, by either way to tell that a loop decodes. */
const RUNS_MODEL =
  /model|decoder|forward|transformer|net|lm|gpt|rnn|lstm|gru|output_layer|actor|policy|self|step|decode|inference/i;

const handlesRows = (loop: string): boolean =>
  /^[ \t]*(?:async[ \t]+)?for\b/.test(loop) && !PRINTS.test(bodyOf(loop)) && mayHandle(loop);

const callTurns = ['step', 'token', 'forward'] as const satisfies readonly Turn[];
const mayBeCalledFor: Readonly<Record<(typeof callTurns)[number], (around: Surroundings) => boolean>> = {
  step: (around) => {
    const name = functionOf(around);
    if (name === null) return false;
    const isStep = isUpdateName(name) || (isHelperName(name, '') && around.functionSays(OWN_STEP));
    return STEP_METHOD.test(name) || (isStep && around.functionSays(BACKWARD));
  },
  token: (around) => {
    const name = functionOf(around);
    if (name === null) return false;
    const { owner } = around;
    if (owner !== null && name === '__call__' && STOPS.test(around.ownerHeader)) return true;
    return mayPick(name, around.header) || (owner !== null && isCacheName(owner) && CACHE_METHOD.test(name));
  },
  forward: (around) => {
    const name = functionOf(around);
    if (name === null) return false;
    if (around.owner === null) return PATCH.test(around.header) && /forward|attn|attention/i.test(name);
    const computesLoss = LOSS_CLASS.test(around.owner);
    if (ASIDE.test(name) && name !== 'forward') return computesLoss && name === '__call__';
    if (!computesLoss && isWithoutBase(around) && !around.ownerSays(/\bdef\s+forward\b/)) return false;
    return name === 'forward' || around.callersOf(name).length > 0 || (!name.startsWith('_') && mayTakeTensor(around));
  },
};

/** The function around, unless its class works on data, explains or measures. */
function functionOf(around: Surroundings): string | null {
  const [, bases = ''] = /^\s*class\s+\w+\s*\(([^()]*)\)/.exec(around.ownerHeader) ?? [];
  return around.owner !== null && OTHER_CLASS.test(`${around.owner} ${bases}`) ? null : around.definition;
}

/** By its first line, the class around derives from no other. */
export const isWithoutBase = (around: Surroundings): boolean => WITHOUT_BASE.test(around.ownerHeader);

const WITHOUT_BASE = /^\s*class\s+\w+\s*(?:\(\s*(?:object)?\s*\)\s*)?:/;

/** Something like a tensor stands among the parameters, or they are more than are looked at. */
const mayTakeTensor = ({ header }: Surroundings): boolean =>
  TENSORS.test(header) || !/\)\s*(?:->[^\n]*)?:/.test(header);
