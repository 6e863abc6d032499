import { readsOf } from '../../context/loops/reads.ts';
import { usersOf } from '../../flow/flow.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../../context/file.ts';
import { loadedBy } from '../../context/inference/pretrained.ts';
import type { Answer } from '../match.ts';
import type { Guard } from '../guard.ts';

const WORDS = ['attentions', 'cross_attentions', 'encoder_attentions', 'decoder_attentions'];

/** Nothing reads the attention maps that the captured call asks for: neither by name nor as a part of the result. */
export const attentionsUnread: Guard = {
  name: 'attentionsUnread',
  takes: { call: 'capture' },
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    if (WORDS.some((word) => file.hasWord(word))) return 'no';
    return loadedBy(call, file) ? unreadOf(call, file) : readAlone(call, file, 0);
  },
};

/** Methods that give the model back, and what wraps one or trains it without a look at its maps. */
const GIVES_BACK = /^(?:to|cuda|cpu|eval|train|half|float|bfloat16|requires_grad_)$/;
const WRAPS = /(?:^|\.)(?:prepare|compile|print|len|\w*Parallel|\w*Trainer|get_peft_model|\w*[oO]ptimizer|Adam\w*)$/;
const MAX_DEPTH = 4;

/**
 * Of a loaded model: `no` when one of its results is read by place or unpacked, `unknown` when the model leaves the
 * function or is handed to one that cannot be seen, because others may read the maps.
 */
function unreadOf(model: Node, file: FileContext, depth = 0): Answer {
  const { parent } = model;
  if (parent?.kind === 'return_statement' || parent?.kind === 'expression_list' || parent?.kind === 'tuple')
    return 'unknown';
  const uses = parent?.kind === 'assignment' ? readsOf(parent.field('left'), file) : [model];
  let answer: Answer = 'inferred';
  for (const use of depth > MAX_DEPTH ? [] : uses) {
    const found = useOf(use, file, depth);
    if (found === 'no') return 'no';
    if (found === 'unknown') answer = 'unknown';
  }
  return answer;
}

function useOf(use: Node, file: FileContext, depth: number): Answer {
  const { parent } = use;
  if (parent?.kind === 'return_statement') return 'unknown';
  if (parent?.kind === 'call' && parent.field('function') === use)
    return readAlone(parent, file, 0) === 'no' ? 'no' : 'inferred';
  if (parent?.kind === 'attribute') {
    const call = parent.parent;
    const givesBack = call?.kind === 'call' && GIVES_BACK.test(parent.field('attribute')!.text);
    return givesBack ? unreadOf(call, file, depth + 1) : 'inferred';
  }
  const list = parent?.kind === 'keyword_argument' ? parent.parent : parent;
  const call = list?.kind === 'argument_list' ? list.parent : null;
  const callee = call?.field('function');
  if (!call || !callee) return 'inferred';
  const meaning = file.names.meaningOf(callee);
  const place = parent?.kind === 'keyword_argument' ? -1 : positional(call).indexOf(use);
  const parameter = meaning.kind === 'function' ? parameterAt(meaning.node, place, parent?.field('name')?.text) : null;
  if (!parameter) return WRAPS.test(callee.text) ? 'inferred' : 'unknown';
  const answers = readsOf(parameter, file).map((read) => useOf(read, file, depth + 1));
  return answers.find((found) => found === 'no') ?? answers.find((found) => found === 'unknown') ?? 'inferred';
}

/** The name of a function's parameter by place or by name, or null. */
function parameterAt(definition: Node, place: number, name: string | undefined): Node | null {
  const parameters = definition.field('parameters')?.children ?? [];
  const shift = ['self', 'cls'].includes(parameters[0]?.text ?? '') ? 1 : 0;
  const nameOf = (parameter: Node): Node =>
    parameter.field('name') ?? (parameter.kind === 'identifier' ? parameter : (parameter.children[0] ?? parameter));
  const wanted =
    place < 0 ? parameters.find((parameter) => nameOf(parameter).text === name) : parameters[place + shift];
  return wanted ? nameOf(wanted) : null;
}

/** `yes` when every use of the value takes a named part of it; numbers and unpacking may take the maps. */
function readAlone(node: Node, file: FileContext, depth: number): Answer {
  const { parent } = node;
  if (parent?.kind === 'assignment' && parent.field('left')?.kind !== 'identifier') return 'no';
  if (parent?.kind === 'attribute') return 'yes';
  if (parent?.kind === 'subscript') {
    const index = parent.field('subscript');
    return index?.kind === 'string' || index?.text === '0' ? 'yes' : 'no';
  }
  if (parent?.kind !== 'assignment' || depth > 0) return 'unknown';
  const users = usersOf(node, file.names);
  if (!users.length) return 'unknown';
  for (const user of users) {
    const answer = readAlone(user.node, file, depth + 1);
    if (answer !== 'yes') return answer;
  }
  return 'yes';
}
