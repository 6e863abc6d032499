import { positional } from '../../flow/operation.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';

const LIBRARIES =
  /^[ \t]*(?:from|import)[ \t]+(?:transformers|diffusers|peft|trl|timm|open_clip|xformers|flash_attn)\b/m;
const TRANSFORMERS =
  /\b\w*(?:Transformer(?!Net\b)|ViT|GPT|BERT|Bert|Llama|UNet|DiT|MultiheadAttention|models_mae|models_vit)\w*/;
const CONVOLUTIONAL = /\b\w*(?:ResNet|resnet|TransformerNet)\w*/;
/** Libraries whose models are small even where they are called transformers: graphs and reinforcement learning. */
const SMALL = /^[ \t]*(?:from|import)[ \t]+(?:torch_geometric|dgl|gym|gymnasium|envpool|stable_baselines3)\b/m;
/** Of these the ones whose policies are a few narrow layers. */
const POLICIES = /^[ \t]*(?:from|import)[ \t]+(?:gym|gymnasium|envpool|stable_baselines3)\b/m;

/** Libraries for graphs, whose layers say their width by keyword. */
const GRAPHS = /^[ \t]*(?:from|import)[ \t]+(?:torch_geometric|dgl)\b/m;

/** Pictures of digits and the like: what is trained on them is a toy, whatever it is called. */
const TOY_DATA =
  /(?:\b|_)[EKQ]?MNIST\b|\bFashion_?MNIST\b|\bUSPS\b|\bOmniglot\b|\bload_(?:digits|iris|wine)\b|['"]mnist['"]/i;

/** Data that are more than toys; who offers them beside digits trains on either. */
const LARGER_DATA =
  /\b(?:ImageNet|COCO|VOC\w*|CelebA\w*|LSUN|FFHQ|Places365|WikiText\w*|IMDB|SNLI|WMT\d*|C4|OpenWebText)\b|['"](?:imagenet|coco|voc|celeba|lsun|ffhq|wikitext)/i;

const hasSmallModels = (file: FileContext): boolean => file.remember('small models', () => SMALL.test(file.text));

const codeOf = (file: FileContext): string =>
  file.remember('code without comments', () => file.text.replace(/#.*$/gm, ''));

/** True when something in the code speaks for a transformer, a U-Net or a large residual network. */
export const speaksOfLargeModel = (file: FileContext): boolean =>
  speaksOfTransformer(file) || (!hasSmallModels(file) && CONVOLUTIONAL.test(codeOf(file)));

/** True when something in the code speaks for a transformer or U-Net: a library of them, or one by name. */
export const speaksOfTransformer = (file: FileContext): boolean =>
  file.remember('transformer', () => {
    const code = codeOf(file);
    return LIBRARIES.test(code) || (!hasSmallModels(file) && TRANSFORMERS.test(code));
  });

const CONVOLUTIONS = ['torch.nn.Conv2d', 'torch.nn.Conv3d', 'torch.nn.ConvTranspose2d', 'torchvision.models.*'];

const convolves = (file: FileContext): boolean => file.remember('convolves', () => file.mentions(CONVOLUTIONS));

/** True when the file builds a convolutional network or takes one from torchvision. */
export const usesConvolutions = (file: FileContext): boolean => !hasSmallModels(file) && convolves(file);

/** True when the data are digits or the like, and no larger ones are offered beside them. */
export const readsDigits = (file: FileContext): boolean =>
  file.remember('reads digits', () => TOY_DATA.test(codeOf(file)) && !LARGER_DATA.test(codeOf(file)));

/** True when the data are toys, all layers narrow, or a policy is trained that neither convolves nor attends. */
export const trainsToy = (file: FileContext): boolean =>
  file.remember('trains a toy', () => {
    if (readsDigits(file) || hasNarrowGraphLayers(file)) return true;
    if (convolves(file) || LIBRARIES.test(codeOf(file)) || TRANSFORMERS.test(codeOf(file))) return false;
    return POLICIES.test(file.text) || isNarrow(file);
  });

/** A model by the name of its class or of the function that makes one, or loaded, with tokenizers left out. */
const MAKES_MODEL =
  /\b(?!\w*(?:Tokenizer|Processor|Config|Extractor)\b)\w+\.from_(?:pretrained|config)\(|(?<!class |torch\.)\b(?:\w*[A-Z]\w*)?(?:Model|Net|Transformer|GPT|ViT|UNet|Generator|Translator|Classifier|DataParallel|Captioner|RNN|LSTM)\w*\(|\b(?!get_peft)(?:build|create|get|make|load|init)_(?:\w+_)?model\(|\bmodels\.\w+\(|__dict__\[/;

/** True when the file makes the model that it trains, or writes its layers; otherwise its dtype is chosen elsewhere. */
export const makesModel = (file: FileContext): boolean =>
  file.remember(
    'makes model',
    () =>
      MAKES_MODEL.test(codeOf(file)) ||
      convolves(file) ||
      ['torch.nn.Embedding', 'torch.nn.Linear'].some((layer) => file.usesOf(layer).some((use) => !isAdded(use))),
  );

/** Layers that are put beside those of a model that comes from elsewhere. */
const isAdded = (layer: Node): boolean => /adapt|lora|head/i.test(classOf(layer)?.field('name')?.text ?? '');

const OTHER_LAYERS =
  /\bnn\.(?:Conv|LSTM|GRU|RNN|Embedding|Transformer|Multihead)|\b(?:models|networks?|nets?)\b[\w.]*[ \t]+import\b/;
/** Sums of so few products that rounding them to 16 bits first costs as much as it saves. */
const NARROW = 256;

/** The widths that are written down in each fully connected layer of the file; empty where there are layers of other kinds. */
function linearWidths(file: FileContext): readonly (readonly number[])[] {
  if (OTHER_LAYERS.test(codeOf(file))) return [];
  const layers = file.usesOf('torch.nn.Linear').flatMap((use) => (use.parent?.kind === 'call' ? [use.parent] : []));
  return layers.map((layer) =>
    positional(layer).flatMap((width) => (width.kind === 'integer' ? [Number(width.text)] : [])),
  );
}

/** True when all layers of the file are fully connected, and no width that is written down is above 256. */
function isNarrow(file: FileContext): boolean {
  const widths = linearWidths(file);
  return widths.length > 0 && widths.every((some) => some.length > 0 && some.every((width) => width <= NARROW));
}

/** True when all layers of the file are fully connected with two numbers each, like `Linear(20, 1)`: a demonstration. */
export const isTiny = (file: FileContext): boolean =>
  file.remember('tiny', () => {
    const widths = linearWidths(file);
    return widths.length > 0 && widths.every((both) => both.length === 2 && both.every((width) => width <= NARROW));
  });

const STATED_WIDTH =
  /\b(?:hidden_(?:channels|dim|size|feats)|num_hidden|embedding_dim|dim_h)['"]?\s*(?:=|,\s*type=int,\s*default=)\s*(\d+)/g;
const GRAPH_LAYER = /\b\w*(?:Conv|Linear|MLP|Lin)\(([^\n]*)/g;

/** True in a file with a library for graphs when widths are written down, and all of them are below 256. */
function hasNarrowGraphLayers(file: FileContext): boolean {
  if (!GRAPHS.test(file.text)) return false;
  const code = codeOf(file);
  const stated = [...code.matchAll(STATED_WIDTH)].map(([, width]) => Number(width));
  const inLayers = [...code.matchAll(GRAPH_LAYER)].flatMap(([, given]) => (given!.match(/\b\d+\b/g) ?? []).map(Number));
  const isStated = stated.length > 0 || inLayers.some((width) => width >= 8);
  return isStated && [...stated, ...inLayers].every((width) => width < NARROW);
}

/** True for pictures of 32 by 32 pixels, on which a network of many layers is still small work. */
export const usesSmallPictures = (file: FileContext): boolean =>
  file.remember('small pictures', () => /\bCIFAR(?:10{1,2})?\b|\bSVHN\b|\bSTL10\b/i.test(codeOf(file)));

/** True when the file trains the whole of a transformer or U-Net, as far as it tells: no adapters, no GAN, no toy. */
export const trainsWholeModel = (file: FileContext): boolean =>
  file.remember(
    'trains whole model',
    () =>
      speaksOfTransformer(file) &&
      !hasSmallModels(file) &&
      !usesSmallPictures(file) &&
      !/\bpeft\b|lora|adapter|prompt_tuning|TextualInversion|discriminator/i.test(codeOf(file)),
  );
