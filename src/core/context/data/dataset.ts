import { originsOf } from '../models/origins.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import { callsIn } from './tokenizers.ts';
import { methodNamed } from '../loops/callers.ts';
import { collateFunctions } from './dataLoader.ts';
import type { FileContext } from '../file.ts';

/**
 * What a data loader has to do for one item: `work` when it is read, decoded, tokenized or transformed on request,
 * `rows` for a table of Arrow rows, `memory` when it lies in memory, `indices` for mere numbers of a range, `device` when
 * it lies on the device already.
 */
export type ItemCost = 'work' | 'rows' | 'memory' | 'indices' | 'device' | 'unknown';

/** Calls that hand on a dataset they were given, whole or in part. */
const PASS_ON = new Set([
  'torch.utils.data.random_split',
  'torch.utils.data.Subset',
  'torch.utils.data.ConcatDataset',
  'torch.utils.data.ChainDataset',
  'torch.utils.data.dataset.random_split',
  'torch.utils.data.dataset.Subset',
]);
const METHODS_THAT_PASS_ON =
  /^(?:shuffle|select|map|filter|train_test_split|with_format|set_format|rename_columns?|remove_columns|cast_column|shard|sort|copy|index_select|to)$/;

const READING_LIBRARIES =
  /^(?:PIL|cv2|torchaudio|librosa|soundfile|torchvision\.io|torchvision\.transforms|skimage|imageio|decord|h5py|nibabel|pydicom|rasterio|lmdb|albumentations|av|zarr|tifffile|scipy\.io|pandas\.read_\w+|json\.load|pickle\.load|torch\.load|numpy\.load\w*|random)(?:\.|$)/;
const WORKING_NAME =
  /(?:^|\.|_)(?:transforms?|transformation|tokeni[sz]er?|augment\w*|aug|processor|preprocess\w*|imread|read_image|load_image|load_audio|log_mel\w*|decode|encode|spectrogram|open|loader|pil_loader|rotate|crop|resize)(?:$|_)/;

/**
 * What one item of the dataset that a loader call was given costs. With `always`, work that a dataset of this file does only
 * under a test (`if self.class_images:`) does not count.
 */
export function itemCost(loader: Node, file: FileContext, { always = false } = {}): ItemCost {
  const dataset = keyword(loader, 'dataset') ?? positional(loader)[0];
  return dataset ? ofDataset(dataset, { file, always }, 0) : 'unknown';
}

interface Asked {
  readonly file: FileContext;
  readonly always: boolean;
}

function ofDataset(dataset: Node, asked: Asked, depth: number): ItemCost {
  const costs = originsOf(dataset, asked.file).map((origin) => ofOrigin(origin, asked, depth));
  // One dataset that does work is reason enough; one on the device is reason enough to be silent.
  return (['device', 'work', 'rows', 'memory', 'indices'] as const).find((cost) => costs.includes(cost)) ?? 'unknown';
}

function ofOrigin(origin: Node, asked: Asked, depth: number): ItemCost {
  if (depth > 4) return 'unknown';
  switch (origin.kind) {
    case 'subscript':
      return origin.field('value') ? ofDataset(origin.field('value')!, asked, depth + 1) : 'unknown';
    case 'list':
    case 'tuple':
    case 'list_comprehension':
    case 'binary_operator':
      return 'memory';
    case 'call':
      return ofCall(origin, asked, depth);
    default:
      return 'unknown';
  }
}

function ofCall(call: Node, asked: Asked, depth: number): ItemCost {
  const { file } = asked;
  const callee = call.field('function')!;
  const meaning = file.names.meaningOf(callee);
  if (meaning.kind === 'api') return ofLibrary(meaning.name, call, asked, depth);
  const local = meaning.kind === 'class' ? meaning.node : classHere(callee, file);
  if (local) return ofClass(local, asked);
  const receiver = callee.kind === 'attribute' ? callee.field('object') : null;
  // A transform of Arrow rows runs each time one is taken, on images or audio as a rule.
  if (receiver && callee.field('attribute')?.text === 'with_transform') return 'work';
  if (receiver && METHODS_THAT_PASS_ON.test(callee.field('attribute')?.text ?? '')) {
    return ofDataset(receiver, asked, depth + 1);
  }
  if (callee.text === 'range') return 'indices';
  if (/^(?:list|zip|enumerate|sorted)$/.test(callee.text)) return 'memory';
  return isGivenTransform(call) && !SMALL_PICTURES.test(callee.text) ? 'work' : 'unknown';
}

/** The class of this file by that name, also where it takes the place of an imported one: `class Dataset(Dataset)`. */
const classHere = (callee: Node, file: FileContext): Node | null =>
  callee.kind === 'identifier'
    ? (file.names.bindings.reaching(callee).find(({ kind }) => kind === 'class')?.value ?? null)
    : null;

/** A dataset of another file that is given a transform works on each item: `Faces(root, transform=crop)`. */
const isGivenTransform = (call: Node): boolean =>
  (call.field('arguments')?.children ?? []).some((argument) => {
    const isNamed = argument.kind === 'keyword_argument';
    const value = isNamed ? argument.field('value') : argument;
    const name = isNamed ? argument.field('name')?.text : value?.kind === 'identifier' ? value.text : undefined;
    return value?.kind !== 'none' && TRANSFORM.test(name ?? '');
  });

/** Grey pictures of 28 pixels that lie in memory as one tensor: a demonstration, whose epochs last seconds. */
const SMALL_PICTURES = /(?:MNIST|USPS|SEMEION)(?:\(|$)/;

const TRANSFORM = /^(?:\w+_)?(?:transforms?|augmentations?)(?:_(?:train|val|test))?$/;

function ofLibrary(name: string, call: Node, asked: Asked, depth: number): ItemCost {
  if (PASS_ON.has(name)) {
    const first = positional(call)[0] ?? keyword(call, 'dataset') ?? keyword(call, 'datasets');
    const inner = first?.kind === 'list' ? first.children[0] : first;
    return inner ? ofDataset(inner, asked, depth + 1) : 'unknown';
  }
  if (name === 'torch.utils.data.TensorDataset' || name.startsWith('torch.')) return 'memory';
  if (SMALL_PICTURES.test(name)) return 'memory';
  if (/^torchvision\.datasets\.(?!FakeData)|^torchaudio\.datasets\.|^timm\.data\./.test(name)) return 'work';
  // Graph datasets lie in memory; a transform runs each time an item is taken.
  if (name.startsWith('torch_geometric.datasets.')) return keyword(call, 'transform') ? 'work' : 'memory';
  if (/^datasets\.(?:load_dataset|load_from_disk|Dataset\.)/.test(name))
    return asked.file.hasWord('set_transform') ? 'work' : 'rows';
  return isGivenTransform(call) && !SMALL_PICTURES.test(name) ? 'work' : 'unknown';
}

/** A class of this file: what its `__getitem__`, and the methods that one calls, do. */
function ofClass(definition: Node, asked: Asked): ItemCost {
  if (
    /\.cuda\(|\.to\(\s*(?:(?:self\.)?device|['"]cuda)|device\s*=\s*(?:self\.)?device|device\s*=\s*['"]cuda/.test(
      definition.text,
    )
  )
    return 'device';
  const getItem = methodNamed(definition, '__getitem__');
  if (!getItem) return readsImages(definition, asked.file) ? 'work' : 'unknown';
  return works(getItem, definition, asked, 0) ? 'work' : 'memory';
}

/** A class of this file that is a dataset of pictures of torchvision and takes its items as that one does. */
const readsImages = (definition: Node, file: FileContext): boolean =>
  (definition.field('superclasses')?.children ?? []).some((base) =>
    /^torchvision\.datasets\.(?!VisionDataset|FakeData|\w*MNIST$)/.test(file.names.apiOf(base) ?? ''),
  );

/** True when the function that joins items into a batch reads, decodes or tokenizes for it. */
export const collateWorks = (loader: Node, file: FileContext): boolean =>
  collateFunctions(loader, file).some((body) => works(body, body, { file, always: false }, 0));

function works(method: Node, owner: Node, asked: Asked, depth: number): boolean {
  const { names } = asked.file;
  for (const call of callsIn(method.field('body') ?? method)) {
    const callee = call.field('function')!;
    if (asked.always && isOnlySometimes(call, callee)) continue;
    const name = names.apiOf(callee);
    if (READING_LIBRARIES.test(name ?? '')) return true;
    if (name === undefined && WORKING_NAME.test(callee.text) && !/^(?:random\.|len$)/.test(callee.text)) return true;
    const inner =
      callee.kind === 'attribute' && callee.field('object')?.text === 'self'
        ? methodNamed(owner, callee.field('attribute')!.text)
        : undefined;
    if (inner && depth < 2 && works(inner, owner, asked, depth + 1)) return true;
  }
  return false;
}

/** Under a test other than whether what is called is there at all (`if self.transform:`). */
function isOnlySometimes(call: Node, callee: Node): boolean {
  const test = call.enclosing('if_statement')?.field('condition');
  return test !== null && test !== undefined && !test.text.includes(callee.text);
}
