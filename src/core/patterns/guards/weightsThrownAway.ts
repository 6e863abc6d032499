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
  let query: Node | null | undefined = keyword(call, 'query') ?? positional(call)[0];
  if (query?.kind === 'identifier') {
    const [binding, ...others] = file.names.bindings.reaching(query);
    query = others.length || binding?.path.length ? null : binding?.value;
  }
  if (!query) return false;
  // The axis that is made here is the one of positions.
  const axis = /\bbatch_first\s*=\s*True\b/.test(made.text) ? '1' : '0';
  if (new RegExp(`\\.(?:unsqueeze\\((?:dim=)?${axis}|mean\\((?:dim=)?${axis}, (?:keepdim=)?True)\\)$`).test(query.text))
    return true;
  const [, name] = /^self\.(\w+)\.(?:repeat|expand)\(/.exec(query.text) ?? [];
  const row = new RegExp(`self\\.${name} = (?:torch\\.)?(?:nn\\.)?Parameter\\((?:torch\\.)?\\w+\\(\\(?1, 1, `);
  return name !== undefined && row.test(file.text);
}

function keepsOutputAlone(call: Node, file: FileContext): boolean {
  const { parent } = call;
  if (parent?.kind === 'subscript') return parent.field('value') === call && parent.field('subscript')?.text === '0';
  const targets = parent?.kind === 'assignment' && parent.field('right') === call ? parent.field('left') : null;
  if (targets?.kind !== 'pattern_list' || targets.children.length !== 2) return false;
  const weights = targets.children[1]!;
  return weights.kind === 'identifier' && (weights.text === '_' || readsOf(weights, file).length === 0);
}
