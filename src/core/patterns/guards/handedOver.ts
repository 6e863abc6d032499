import { methodCalls } from '../../context/loops/loops.ts';
import { readsOf } from '../../context/loops/reads.ts';
import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** A copy of one number, as far as it can be seen. */
export const REDUCES = /\b(?:nan)?(?:mean|sum|norm|max|min|any|all|std|var|item|accuracy|count_nonzero)\(/;

/**
 * The captured copy of a whole tensor goes to an object that keeps it on the host: a replay buffer, a score of scikit-learn, a
 * list of predictions, a list that the caller gave. What was reduced to a number first is none.
 */
export const handedOver: Guard = {
  name: 'handedOver',
  takes: { copy: 'capture' },
  ask(match, args) {
    const copy = match.node(args.text('copy'));
    if (REDUCES.test(copy.text)) return 'no';
    const whole = ofChain(copy);
    const assignment = whole.parent?.kind === 'assignment' ? whole.parent : null;
    const places = assignment ? readsOf(assignment.field('left'), match.file) : [whole];
    return yesIf(places.some((place) => isKept(place, match.file) || isHandedOut(place, match.file)));
  },
};

/** The copy with what is only a change of its form: `.numpy()`, `.detach()`, `.float()`. */
function ofChain(copy: Node): Node {
  let whole = copy;
  for (;;) {
    const attribute =
      whole.parent?.kind === 'attribute' && whole.parent.field('object') === whole ? whole.parent : null;
    const call = attribute?.parent;
    if (!attribute || call?.kind !== 'call' || !/\.(?:numpy|detach|float|tolist|clone)$/.test(attribute.text))
      return whole;
    whole = call;
  }
}

const SCORES = /(?:^|[._])(?:f1|auc|score|accuracy|recall|precision|metrics?)(?:_|$)/;

/** An argument of a method of an object that is no module of a library, or of a score that NumPy arrays are made for. */
function isKept(place: Node, file: FileContext): boolean {
  const argument = place.parent?.kind === 'keyword_argument' ? place.parent : place;
  const call = argument.parent?.kind === 'argument_list' ? argument.parent.parent : null;
  const callee = call?.kind === 'call' ? call.field('function')! : null;
  if (!callee) return false;
  const api = file.names.apiOf(callee);
  if (api === undefined ? SCORES.test(callee.text) : /^(?:sklearn|scipy|seqeval|evaluate)\./.test(api)) return true;
  return callee.kind === 'attribute' && api === undefined;
}

/** `for error in errors: errors_out.append(error)`: the caller has given a list and takes it to the host itself. */
function isHandedOut(place: Node, file: FileContext): boolean {
  const loop = place.parent?.kind === 'for_statement' && place.parent.field('right') === place ? place.parent : null;
  const item = loop?.field('left');
  const body = loop?.field('body');
  if (item?.kind !== 'identifier' || !body) return false;
  return methodCalls(file, 'append', body).some((call) => {
    const list = call.field('function')!.field('object')!;
    const isParameter = file.names.bindings.reaching(list).some(({ kind }) => kind === 'parameter');
    return isParameter && call.field('arguments')?.children[0]?.text === item.text;
  });
}
