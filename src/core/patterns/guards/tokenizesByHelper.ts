import { isDataLoop, isOccasional, loopsAround } from '../../context/loops/loops.ts';
import type { FileContext } from '../../context/file.ts';
import { trains } from '../../context/training/training.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

const TOKENIZER = /(?:^|[._])(?:tokenizer|tensorizer)$/;
const MAKES =
  /(?:^|[._])(?:(?:create|make|build|prepare|get|encode|process|tokeni[sz]e|convert|collate)_\w+|collate|tokeni[sz]e)$/;
const CALLS = /(?:create|make|build|prepare|get|encode|process|tokeni[sz]e|convert|collate)\w*\s*\(/;
const GIVEN = /(?:tokenizer|tensorizer)\s*(?:[,)#]|$)/m;
const OTHER = /generat|decod|detok|evaluat|dataset|loader|metric|score|save|print|log|vocab|special|model|prompt/i;

/**
 * The captured call hands a tokenizer, beside what the loop over batches gives, to a function that makes the tensors of the
 * batch, in a file that trains.
 */
export const tokenizesByHelper: Guard = {
  name: 'tokenizesByHelper',
  takes: { call: 'capture' },
  mayStand: (around) => around.inLoop && around.wholeSays(CALLS) && around.wholeSays(GIVEN),
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    const callee = call.field('function')!;
    const name = callee.kind === 'attribute' ? callee.field('attribute')!.text : callee.text;
    if (!MAKES.test(name) || OTHER.test(name)) return 'no';
    const given = positional(call);
    const named = (call.field('arguments')?.children ?? []).map((argument) => argument.field('value') ?? argument);
    if (!named.some(({ text }) => TOKENIZER.test(text))) return 'no';
    const loop = [...loopsAround(call)].find((around) => isDrawing(around, file));
    if (!loop || isOccasional(call, loop, file) || !trains(file)) return 'no';
    const names: readonly string[] = loop.field('left')?.text.match(/\w+/g) ?? [];
    return given.some(({ text }) => names.includes(/^\w+/.exec(text)?.[0] ?? '')) ? 'inferred' : 'no';
  },
};

/** Over batches of a loader, or of an iterator that is called after them. */
const isDrawing = (loop: Node, file: FileContext): boolean =>
  isDataLoop(loop, file) || /batch|samples/.test(loop.field('left')?.text ?? '');
