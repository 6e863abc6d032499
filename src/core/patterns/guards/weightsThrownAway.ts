import { readsOf } from '../../context/loops/reads.ts';
import type { FileContext } from '../../context/file.ts';
import { hasHiddenArguments, keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/** Query, key, value, padding mask: the fifth argument says whether weights are needed. */
const BEFORE_NEED = 4;

/**
 * The attention module that the captured call makes is called somewhere for its output alone, without saying that no
 * weights are needed: `out, _ = self.attn(q, k, v)`, `self.attn(q, k, v)[0]`. The first such call becomes the region.
 */
export const weightsThrownAway: Guard = {
  name: 'weightsThrownAway',
  takes: { made: 'capture' },
  ask(match, args) {
    const made = match.node(args.text('made'));
    const target = made.parent?.kind === 'assignment' ? made.parent.field('left') : null;
    const wasteful = readsOf(target, match.file)
      .map((read) => (read.parent?.kind === 'call' && read.parent.field('function') === read ? read.parent : null))
      .find(
        (call) =>
          call !== null &&
          asksForWeights(call) &&
          keepsOutputAlone(call, match.file) &&
          !isOverStack(call, match.file) &&
          !isOneQuery(call, made, match.file) &&
          // What a comprehension goes over are samples one by one, each a handful of parts.
          !call.enclosing('list_comprehension', 'generator_expression'),
      );
    if (!wasteful) return 'no';
    match.see('module', made);
    match.setRegion(wasteful.field('function')!);
    return 'yes';
  },
};

const asksForWeights = (call: Node): boolean =>
  !keyword(call, 'need_weights') && positional(call).length <= BEFORE_NEED && !hasHiddenArguments(call);

/** Attention over what a stack of a few results holds has hardly any scores. */
function isOverStack(call: Node, file: FileContext): boolean {
  const [query] = positional(call);
  const [binding] = query?.kind === 'identifier' ? file.names.bindings.reaching(query) : [];
  return binding?.path.length === 0 && /^(?:torch|th)\.stack\(/.test(binding.value?.text ?? '');
}

/** `x.unsqueeze(1)`, `self.probe.repeat(n, 1, 1)` of a parameter of one row: the scores of one query are a strip. */
function isOneQuery(call: Node, made: Node, file: FileContext): boolean {
  // The axis of positions, which is made for the query or taken away from the output.
  const axis = /\bbatch_first\s*=\s*True\b/.test(made.text) ? '1' : '0';
  if (isSqueezed(call, axis)) return true;
  const query = keyword(call, 'query') ?? positional(call)[0];
  const given = query?.kind === 'identifier' ? file.names.bindings.reaching(query) : [];
  const values = given.length
    ? given.map(({ path, value }) => (path.length ? '' : (value?.text ?? '')))
    : [query?.text];
  const oneRow = new RegExp(`\\.(?:unsqueeze\\((?:dim=)?${axis}|mean\\((?:dim=)?${axis}, (?:keepdim=)?True)\\)$`);
  return values.some((text) => {
    if (!text || oneRow.test(text)) return Boolean(text);
    const [, name] = /^self\.(\w+)\.(?:repeat|expand)\(/.exec(text) ?? [];
    const row = new RegExp(`self\\.${name} = (?:torch\\.)?(?:nn\\.)?Parameter\\((?:torch\\.)?\\w+\\(\\(?1, 1, `);
    return name !== undefined && row.test(file.text);
  });
}

/** `self.attn(q, k, v)[0].squeeze(1)`, or so the name that the output is given. */
function isSqueezed(call: Node, axis: string): boolean {
  const squeeze = String.raw`\.squeeze\((?:dim=)?(?:${axis})?\)`;
  const after = call.parent?.kind === 'subscript' ? (call.parent.parent?.parent?.text ?? '') : '';
  if (after.startsWith(call.text) && new RegExp(`\\[0\\]${squeeze}$`).test(after)) return true;
  const left = call.parent?.kind === 'assignment' ? call.parent.field('left') : null;
  const name = (left?.kind === 'pattern_list' ? left.children[0] : left)?.text;
  const rest = call.enclosing('function_definition')?.text.split(call.text).slice(1).join('') ?? '';
  return name !== undefined && new RegExp(`^[^]{0,120}(?<![\\w.])${name}${squeeze}`).test(rest);
}

function keepsOutputAlone(call: Node, file: FileContext): boolean {
  const { parent } = call;
  if (parent?.kind === 'subscript') return parent.field('value') === call && parent.field('subscript')?.text === '0';
  const targets = parent?.kind === 'assignment' && parent.field('right') === call ? parent.field('left') : null;
  if (targets?.kind !== 'pattern_list' || targets.children.length !== 2) return false;
  const weights = targets.children[1]!;
  return weights.kind === 'identifier' && (weights.text === '_' || readsOf(weights, file).length === 0);
}
