import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

const OF_MODULE = /\.(?:parameters|buffers|named_parameters)\(\)/;
const PARAMETERS = /\.(?:parameters|named_parameters|buffers)\(\)$/;
/** Updates in place that weigh: a plain copy happens once in a while, an average in every step. */
const WEIGHS = /\.(?:mul_|lerp_|add_|sub_)\(/;
const ASSIGNED = /\.(?:data\s*=(?!=)|copy_\()[^\n]*\*/;
const MOST_STATEMENTS = 4;

/**
 * The captured loop goes over the parameters of two models side by side and moves one a little towards the other: an
 * exponential moving average, or a target network that follows softly.
 */
export const averagesParameters: Guard = {
  name: 'averagesParameters',
  takes: { loop: 'capture' },
  needs: () => [{ words: ['parameters'] }],
  mayStand: (around) => around.says(OF_MODULE),
  ask(match, args) {
    const loop = match.node(args.text('loop'));
    const pairs = loop.field('right')!;
    const models = positional(pairs);
    if (models.length !== 2 || !models.every((model) => PARAMETERS.test(model.text))) return 'no';
    const body = loop.field('body')!;
    const names = loop.field('left')!.text.match(/\w+/g) ?? [];
    // A loop that does more (names compared, dtypes cast, a condition on each) says something that foreach cannot.
    if (body.children.length > MOST_STATEMENTS || !body.children.every(isPlain)) return 'no';
    const isWeighed = WEIGHS.test(body.text) || ASSIGNED.test(body.text);
    const reads = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(body.text);
    if (!isWeighed || names.filter(reads).length < 2) return 'no';
    match.see('models', pairs);
    return 'yes';
  },
};

const isPlain = (statement: Node): boolean =>
  ['expression_statement', 'assignment', 'comment'].includes(statement.kind);
