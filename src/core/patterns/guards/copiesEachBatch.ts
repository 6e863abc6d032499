import { movesBulk } from '../../context/data/bulk.ts';
import { castsBeforeCopy, liesOnDevice, movesToDevice } from '../../context/data/copies.ts';
import type { FileContext } from '../../context/file.ts';
import { copiesGivenData } from '../../context/data/givenData.ts';
import { mayMove } from '../../context/host/movesByText.ts';
import { BACKWARD_PASS, isOccasional, loopsAround, methodCalls, unwrapIterable } from '../../context/loops/loops.ts';
import { originsOf } from '../../context/models/origins.ts';
import { trainsIn } from '../../context/training/training.ts';
import { keyword, positional } from '../../flow/operation.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Parts of a model, of its state or of a set-up: no data. */
const PARTS =
  /param|module|layer|state_dict|state\b|\bmodels?\b|optimizers?\b|\bkeys\(|adapter|block|expert|weights?\b|buffer|children|devices?\b|\bgpus?\b|encoders?\b|networks?\b|replicas|metrics?|loss(?:es)?(?:_|\b)|(?:^|_)(?:model|u?net)(?:$|_)|stat(?:s|istics)\b|counters?\b|outputs?\b|latents?\b|image_embeds|^m$|tokenizers?\b|criteri/i;
/** Methods that a training loop elsewhere gives each batch. */
const FEEDS = /^(?:feed_data|set_input|train_step|train_(?:batch|on_batch|iter)|forward_backward)$/;
/** What a file holds in which something trains, or by which it is fed. */
const TRAINS = new RegExp(
  `${BACKWARD_PASS.text.source}|train_(?:one_epoch|epoch|step)|run_epoch|training_step|pin_memory|feed_data|set_input|train_(?:on_)?batch|train_iter|forward_backward`,
);
/** A loader that pins, so that a copy need not wait. */
const PINS = /\bpin_memory\s*=\s*(?!False|None)\w/;
/** `for name, value in batch.items()`. */
const OF_ONE_BATCH = /\.(?:items|values)\(\)$/;

/**
 * The captured call is the first in its loop that copies to a device, and waits, what the loop gives or has just taken from
 * it, where a wait counts: batches of pictures, sound or the like, in a loop that trains or whose loader pins. So is such a
 * copy in a method to which a training loop elsewhere gives each batch. Evaluation reads its answers back every turn.
 */
export const copiesEachBatch: Guard = {
  name: 'copiesEachBatch',
  takes: { copy: 'capture' },
  needs: () => [{ words: [...BACKWARD_PASS.words, 'pin_memory'], text: TRAINS }],
  mayStand: (around) =>
    (around.inLoop || (around.definition !== null && FEEDS.test(around.definition))) && mayMove(around),
  ask(match, args) {
    const { file } = match;
    const copy = match.node(args.text('copy'));
    // `unet.to(device)` alone moves a module in place.
    if (copy.parent?.kind === 'expression_statement' || isPart(copy) || !isWaiting(copy, file)) return 'no';
    const loop = batchLoop(copy, file);
    if (!loop) return yesIf(isFed(copy) && isGiven(copy, file) && movesBulk(copy, file));
    if (!trainsIn(loop, file) && !PINS.test(file.text)) return 'no';
    if (castsBeforeCopy(loop, file) || isOccasional(copy, loop, file) || isMadeThere(loop, file)) return 'no';
    return yesIf(isFirst(loop, copy, file) && movesBulk(copy, file));
  },
};

/** `self.encoder.to(…)`, `weights.cuda()`; what a call gives is another matter. */
function isPart(copy: Node): boolean {
  const root = rootOf(copy);
  return root === undefined || (copy.field('function')!.field('object')!.kind !== 'call' && PARTS.test(root));
}

function isWaiting(copy: Node, file: FileContext): boolean {
  if (!movesToDevice(copy, file)) return false;
  const place = copy.field('function')!.field('attribute')!.text === 'cuda' ? 1 : 2;
  const said = keyword(copy, 'non_blocking') ?? keyword(copy, 'async') ?? positional(copy)[place];
  if (said || copy.field('arguments')?.children.some(({ kind }) => kind === 'dictionary_splat')) return false;
  if (!file.hasWord('non_blocking')) return true;
  for (const around of copy.ancestors()) {
    if (around.kind === 'function_definition') break;
    // The arm for devices of another kind.
    if (around.kind === 'if_statement' && /\bnon_blocking\s*=\s*True\b/.test(around.text)) return false;
  }
  return true;
}

/** The loop whose item, or a part of it, the call moves. */
function batchLoop(copy: Node, file: FileContext): Node | undefined {
  const root = rootOf(copy);
  if (!root || PARTS.test(root)) return undefined;
  const loops = [...loopsAround(copy)];
  return loops.find(
    (loop) =>
      file.remember(`names of batch ${loop.start}`, () => namesOf(loop)).includes(root) &&
      givesData(loop, loops.length > 1),
  );
}

function givesData(loop: Node, isInner: boolean): boolean {
  const over = loop.field('right');
  const text = over ? unwrapIterable(over).text : 'range';
  if (PARTS.test(text)) return false;
  if (OF_ONE_BATCH.test(text)) return isInner;
  return /^(?:range|trange|os\.|glob|sorted)\b/.test(text) ? takesNext(loop) : true;
}

/** The data that the loader goes over lies on the device as a whole. */
const isMadeThere = (loop: Node, file: FileContext): boolean =>
  file.remember(`lies on device ${loop.start}`, () => {
    const over = loop.field('right');
    return (
      over !== null &&
      originsOf(unwrapIterable(over), file).some((origin) => {
        const given = origin.kind === 'call' ? positional(origin)[0] : undefined;
        return given !== undefined && liesOnDevice(given, file);
      })
    );
  });

const takesNext = (loop: Node): boolean => /=\s*next\(/.test(loop.field('body')?.text ?? '');

/** What `x`, `x.y[0]` and `{k: v.to(…) for k, v in x.items()}` move: `x`. A name that a call gave is none of the batch. */
function rootOf(copy: Node): string | undefined {
  const root = /^\w+/.exec(copy.field('function')!.field('object')!.text)?.[0];
  const around = copy.enclosing('list_comprehension', 'dictionary_comprehension', 'generator_expression');
  const clause = around?.children.find(({ kind }) => kind === 'for_in_clause');
  const isOfClause = root !== undefined && clause?.field('left')?.text.match(/\w+/g)?.includes(root);
  return isOfClause ? /^\w+/.exec(clause?.field('right')?.text ?? '')?.[0] : root;
}

/** What a loop binds, and what its body takes from that or with `next(…)`. */
function namesOf(loop: Node): readonly string[] {
  const names = [...(loop.field('left')?.text.match(/\w+/g) ?? [])];
  for (const statement of loop.field('body')?.children ?? []) {
    const assignment = statement.kind === 'expression_statement' ? statement.children[0] : undefined;
    if (assignment?.kind !== 'assignment') continue;
    let value = assignment.field('right');
    const isNext = value?.kind === 'call' && value.field('function')!.text === 'next';
    while (value?.kind === 'subscript' || value?.kind === 'attribute')
      value = value.field('value') ?? value.field('object');
    if (isNext || (value?.kind === 'identifier' && names.includes(value.text)))
      names.push(
        ...(assignment
          .field('left')
          ?.text.match(/^[\w, ()]+$/)?.[0]
          .match(/\w+/g) ?? []),
      );
  }
  return names;
}

/** No other copy that waits stands before this one in the loop. */
const isFirst = (loop: Node, copy: Node, file: FileContext): boolean =>
  file.remember(`first batch copy ${loop.start}`, () =>
    ['to', 'cuda']
      .flatMap((method) => methodCalls(file, method, loop.field('body') ?? loop))
      .filter((call) => isWaiting(call, file) && batchLoop(call, file) === loop)
      .reduce((first, call) => (call.start < first.start ? call : first), copy),
  ).start === copy.start;

const isFed = (copy: Node): boolean => FEEDS.test(functionOf(copy)?.field('name')?.text ?? '');

/** A batch that its function is given; no part of a model, nor an item of a loop over other things. */
function isGiven(copy: Node, file: FileContext): boolean {
  const root = rootOf(copy);
  return (
    root !== undefined &&
    copiesGivenData(copy, root, file) &&
    (copy.field('function')!.field('object')!.kind === 'call' || !PARTS.test(root))
  );
}
