import { collatesOnDevice } from '../../context/data/dataLoader.ts';
import { itemCost } from '../../context/data/dataset.ts';
import { givesSingleBatches, loopsOver } from '../../context/loops/loaderLoops.ts';
import { speaksOfTransformer } from '../../context/models/modelSize.ts';
import { originsOf } from '../../context/models/origins.ts';
import type { FileContext } from '../../context/file.ts';
import { trainsIn } from '../../context/training/training.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * A loop of this file trains on the captured loader, and nobody can see from here what its dataset does for an item.
 * What is called a buffer, a cache or features, and rows of a table, lie in memory; a batch of one or two is a trial; of what is
 * handed in nothing is known.
 */
export const preparesUnseenItems: Guard = {
  name: 'preparesUnseenItems',
  takes: { loader: 'capture' },
  ask(match, args) {
    const loader = match.node(args.text('loader'));
    const { file } = match;
    const dataset = keyword(loader, 'dataset') ?? positional(loader)[0];
    if (!dataset || isSmall(loader) || !isUnseen(loader, file)) return 'no';
    if (collatesOnDevice(loader, file) || givesSingleBatches(loader, file)) return 'no';
    const known = [dataset, ...originsOf(dataset, file)];
    const lies = itemCost(loader, file) === 'rows' ? SAID_TO_LIE : LIES_IN_MEMORY;
    if (known.some((origin) => lies.test(nameOf(origin)))) return 'no';
    if (!known.some((origin) => isMadeOfSource(origin, file))) return 'no';
    return yesIf(loopsOver(loader, file).some((loop) => trainsIn(loop, file)));
  },
};

/**
 * A data set that is made here of something (`Scenes(root)`), or whose class is told (`rows: Scenes`): what is merely handed
 * in, or looked up in a configuration or a table, may as well hold lists of numbers.
 */
function isMadeOfSource(origin: Node, file: FileContext): boolean {
  if (origin.kind === 'call') return !/instantiate|from_config|getattr|get_dataset_from/.test(nameOf(origin));
  if (origin.kind !== 'identifier') return false;
  return file.names.bindings
    .reaching(origin)
    .some(
      ({ kind, statement }) =>
        kind === 'parameter' && /[a-z]\w*Dataset|Dataset[A-Z]/.test(statement.field('type')?.text ?? ''),
    );
}

/** Of rows of a table, what a function of the file makes of them for each batch. */
const isUnseen = (loader: Node, file: FileContext): boolean => {
  const cost = itemCost(loader, file);
  if (cost === 'unknown') return true;
  // Beside the steps of a transformer a few rows that are padded take no time.
  return cost === 'rows' && keyword(loader, 'collate_fn') !== undefined && !speaksOfTransformer(file);
};

const SAID_TO_LIE =
  /buffer|memory|replay|rollout|tensor|cached?\b|feature|embedding|encod|tokenized|processed|indices|prompts|toy|dummy|synthetic|glue|squad|latent/i;
const LIES_IN_MEMORY =
  /buffer|memory|replay|rollout|tensor|cached?\b|feature|embedding|encod|tokenized|processed|indices|prompts|toy|dummy|synthetic|glue|squad|latent|^(?:remove_columns|select|map|filter|shuffle|shard|with_format|rename_columns?|train_test_split)$/i;

/** The last name of a call, an attribute or a name. */
function nameOf(origin: Node): string {
  const named = origin.kind === 'call' ? origin.field('function')! : origin;
  const whole = named.kind === 'subscript' ? named.field('value')! : named;
  return (whole.kind === 'attribute' ? whole.field('attribute')! : whole).text;
}

const isSmall = (loader: Node): boolean => {
  const size = keyword(loader, 'batch_size') ?? positional(loader)[1];
  return !keyword(loader, 'batch_sampler') && (size === undefined || /^[12]$/.test(size.text));
};
