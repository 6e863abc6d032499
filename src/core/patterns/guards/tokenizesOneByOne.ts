import { isTokenizerCall } from '../../context/data/tokenizers.ts';
import { loopsAround } from '../../context/loops/loops.ts';
import type { Guard } from '../guard.ts';

const RUNS_MODEL = /\b(?:\w*model\w*|\w*encoder|net|bert)\(|\bno_grad\b|inference_mode/;

/** A comprehension over a part of something. */
const EACH = /\S\s+for\s[^]*\bin\b[^]*(?:batch|chunk|\[)/;

/** The captured call tokenizes one text a turn of a comprehension, in a loop that runs a model on each batch made so. */
export const tokenizesOneByOne: Guard = {
  name: 'tokenizesOneByOne',
  takes: { call: 'capture' },
  mayStand: (around) => around.inLoop && around.wholeSays(EACH) && around.functionSays(RUNS_MODEL),
  ask(match, args) {
    const call = match.node(args.text('call'));
    const around = call.enclosing('list_comprehension', 'generator_expression');
    if (!around || around.field('body') !== call) return 'no';
    const [loop] = loopsAround(around);
    const over = around.children.find(({ kind }) => kind === 'for_in_clause')?.field('right');
    if (!loop || !/batch|chunk|\[/.test(over?.text ?? '') || !RUNS_MODEL.test(loop.text)) return 'no';
    return isTokenizerCall(call, match.file);
  },
};
