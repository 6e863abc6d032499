import { positional } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import { loopNames } from '../data/copies.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop } from '../loops/loops.ts';

const EXPERTS = /(?:^|[^a-z])(?:\w*_)?experts?(?:$|[^a-z])/i;
const SETUP = /init|load|convert|reset|build|create|setup|state_dict|quant|shard|parallel|merge|stack|pack|hook|apply/i;

/**
 * True for a loop that sends tokens through one expert after another: it runs over experts and its body calls the
 * expert of the turn, or multiplies with the weights of that expert. Where each gets all tokens, nothing is routed.
 */
export function runsExperts(loop: Node, file: FileContext): boolean {
  return isOverExperts(loop) && runsTurnsExpert(loop, file);
}

/**
 * The loop around an element of a list of experts (`self.experts[i]`) that says nothing of experts itself, and sends
 * tokens through one after another: `for i, count in enumerate(counts)`. Null for other loops.
 */
export function loopByIndex(element: Node, file: FileContext): Node | null {
  const list = element.field('value');
  const loop = innermostLoop(element);
  if (loop?.kind !== 'for_statement' || !list || !/experts$/i.test(list.text) || isOverExperts(loop)) return null;
  const isOfTurn = mentionsAny(element.field('subscript') ?? element, new Set(loopNames(loop)));
  return isOfTurn && runsTurnsExpert(loop, file) ? loop : null;
}

const isOverExperts = (loop: Node): boolean =>
  EXPERTS.test(loop.field('right')?.text ?? '') || EXPERTS.test(loop.field('left')?.text ?? '');

function runsTurnsExpert(loop: Node, file: FileContext): boolean {
  const over = loop.field('right');
  const body = loop.field('body');
  const definition = functionOf(loop);
  if (!over || !body || !definition || SETUP.test(definition.field('name')?.text ?? '')) return false;
  const names = new Set(loopNames(loop));
  // `expert_id = int(expert_id_tensor)`, `layer = self.experts[i]`: names that stand for the turn's expert.
  for (const statement of body.children) {
    const assignment = statement.children[0];
    const left = assignment?.kind === 'assignment' ? assignment.field('left') : null;
    const right = assignment?.field('right');
    if (
      left?.kind === 'identifier' &&
      right &&
      mentionsAny(right, names) &&
      /expert|^int\(|\.item\(|\[/.test(right.text)
    )
      names.add(left.text);
  }
  return callsIn(body).some((call) => {
    const callee = call.field('function')!;
    if (callee.kind === 'identifier') {
      return names.has(callee.text) && EXPERTS.test(`${callee.text} ${over.text}`) && !getsAll(call, loop, file);
    }
    if (callee.kind === 'subscript')
      return mentionsAny(callee.field('subscript') ?? callee, names) && /^self\.|experts/.test(callee.text);
    if (isToldWhich(call, loop, names, file)) return true;
    const product = /(?:linear|matmul|mm|einsum)$/.test(file.names.apiOf(callee) ?? '');
    return (
      product &&
      subscripts(call).some(
        (part) => mentionsAny(part.field('subscript') ?? part, names) && /weight|w\d|proj|expert/i.test(part.text),
      )
    );
  });
}

/** `self.mlp(tokens, expert_id)`: one module holds all experts and is told which; the tokens are picked in the loop. */
function isToldWhich(call: Node, loop: Node, names: ReadonlySet<string>, file: FileContext): boolean {
  const [tokens, ...others] = positional(call);
  const which = others.find(({ kind, text }) => kind === 'identifier' && names.has(text));
  return (
    /^self\.\w+$/.test(call.field('function')!.text) &&
    tokens?.kind === 'identifier' &&
    which !== undefined &&
    EXPERTS.test(which.text) &&
    !getsAll(call, loop, file)
  );
}

/** `expert(x)` with an `x` from before the loop: all experts see all tokens, so that every process runs every one. */
function getsAll(call: Node, loop: Node, file: FileContext): boolean {
  const given = positional(call)[0];
  return (
    given?.kind === 'identifier' && file.names.bindings.reaching(given).every(({ target }) => target.start < loop.start)
  );
}

const mentionsAny = (node: Node, names: ReadonlySet<string>): boolean =>
  node.kind === 'identifier' ? names.has(node.text) : node.children.some((child) => mentionsAny(child, names));

const collect = (node: Node, kind: string): readonly Node[] =>
  node.children.flatMap((child) => (child.kind === kind ? [child, ...collect(child, kind)] : collect(child, kind)));

const callsIn = (node: Node): readonly Node[] => collect(node, 'call');
const subscripts = (node: Node): readonly Node[] => collect(node, 'subscript');
