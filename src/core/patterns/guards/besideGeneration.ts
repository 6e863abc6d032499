import type { FileContext } from '../../context/file.ts';
import { isOccasional } from '../../context/loops/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The function around the captured node also has a model generate text, next to which a short wait costs nothing; a
 * sample that is made every few hundred steps is none.
 */
export const besideGeneration: Guard = {
  name: 'besideGeneration',
  takes: { node: 'capture' },
  ask(match, args) {
    const { file } = match;
    const unit = file.unitOf(match.node(args.text('node')));
    return yesIf(
      unit.kind === 'function_definition' &&
        file.remember(`generates ${unit.start}`, () =>
          generations(unit, file).some((call) => !isOccasional(call, unit, file)),
        ),
    );
  },
};

/** What is made before the run or without a model is none: `generate_dataset_config`, `generate_rays`, `generate_square_subsequent_mask`. */
const GENERATES =
  /(?<=\w\.)_?generate(?:_(?!\w*(?:data|config|subset|rays?(?:_|\()|masks?\(|anchors|params|logs|rirs|camera|region|affinity|identifier|ids?\())\w+)?(?=\()/g;

/** `blueprint_generator.generate(config)` */
const NO_MODEL =
  /(?:blueprint|config|dataset|key|mask|anchor|noise|ray|schedule)s?_?(?:generator|gen|maker)?(?:\([^()]*\))?$/i;

/** The calls of methods that generate, by name. */
const generations = (unit: Node, file: FileContext): readonly Node[] =>
  [...new Set(unit.field('body')?.text.match(GENERATES))].flatMap((word) =>
    [...file.tree.identifiers(word, unit)].filter(
      ({ parent }) =>
        parent?.kind === 'attribute' &&
        parent.parent?.kind === 'call' &&
        parent.parent.field('function') === parent &&
        !NO_MODEL.test(parent.field('object')!.text),
    ),
  );
