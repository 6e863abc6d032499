import { keyword, positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { backwardPasses, methodCalls } from '../loops/loops.ts';
import { triesSteps } from '../loops/short.ts';
import { readsDigits } from '../models/modelSize.ts';
import { parametersIn } from './parameterGroups.ts';

/**
 * True when what the file trains is too small for any of the advice about steps on a GPU to be noticed: digits and the
 * like, a network of few channels that is written here, a Gaussian process, a few steps to try something out, or anything
 * that stays on the CPU.
 */
export const trainsSmall = (file: FileContext): boolean =>
  file.remember(
    'trains small',
    () =>
      readsDigits(file) ||
      fitsGaussianProcess(file) ||
      staysOnCpu(file) ||
      onlyTriesSteps(file) ||
      trainsNarrowNetworks(file),
  );

/** Every step of the file runs a few times: each backward pass or, where another file propagates, of the optimizer. */
const onlyTriesSteps = (file: FileContext): boolean => {
  const passes = backwardPasses(file, file.tree.root);
  const steps = passes.length
    ? passes
    : methodCalls(file, 'step', file.tree.root).filter(({ text }) => /^\w*opt/i.test(text));
  return steps.length > 0 && steps.every((step) => triesSteps(step, file));
};

/** Hyperparameters of a process are a handful of numbers, and its matrices need the whole mantissa. */
const fitsGaussianProcess = (file: FileContext): boolean =>
  /^[ \t]*(?:from|import)[ \t]+(?:gpytorch|botorch)\b/m.test(file.text);

const PLACES =
  /\.(?:to|cuda|prepare|to_empty)\(|[(,]\s*(?:\w*device|dev)\w*\s*(?:=(?!=)|[,)])|set_default_(?:device|tensor_type)|accelerat|lightning|fabric|deepspeed|data_?parallel|device_map|Trainer\b|\b(?:jax|tensorflow|keras|fastai)\b|from_pretrained/i;
const PRINTS = /\bprint\([^\n]*/g;
const IMPORTS_NEIGHBOUR = /^[ \t]*from[ \t]+\.|^[ \t]*from[ \t]+(?:\w*(?:utils?|model|data|train|net|helper)\w*)\b/im;

/** A notebook or a script that gets its own data and moves nothing: a GPU is at most seeded or printed. */
const staysOnCpu = (file: FileContext): boolean =>
  (file.id.endsWith('.ipynb') || /^if __name__\b/m.test(file.text)) &&
  /\bDataLoader\(|\btorch\.(?:tensor|from_numpy|randn?|linspace)\(/.test(file.text) &&
  !PLACES.test(file.text.replace(PRINTS, '')) &&
  !IMPORTS_NEIGHBOUR.test(file.text);

/** Channels of a convolution and numbers of a fully connected layer that launches of kernels take longer than. */
const FEW_CHANNELS = 32;
const FEW_NUMBERS = 256;
/** The same where nothing convolves: policies and graphs of 64 numbers take so many short steps that launches do count. */
const VERY_FEW_NUMBERS = 32;
const MAX_DEPTH = 5;

const LAYER = /^torch\.nn\.(Conv[123]d|ConvTranspose[123]d|Linear|LSTM|GRU|RNN|Embedding)$/;
/** Layers without weights of their own that count. */
const LIGHT =
  /^torch\.nn\.(?:\w*(?:Norm|Pool|Dropout|ReLU|Loss|Pad|Shuffle|Upsample)\w*|Sequential|ModuleList|ModuleDict|Flatten|Unflatten|Sigmoid|Tanh|Softmax|LogSoftmax|GELU|SiLU|ELU|Softplus|Identity|Parameter|Module)$/;

/** True when each network whose parameters an optimizer of the file gets is written in the file, with few channels throughout. */
function trainsNarrowNetworks(file: FileContext): boolean {
  const optimizers = file
    .usesOf('torch.optim.*')
    .flatMap((use) => (use.parent?.kind === 'call' && use.parent.field('function') === use ? [use.parent] : []))
    .filter((call) => /(?:^|\.)[A-Z]\w*$/.test(call.field('function')!.text));
  const handed = optimizers.flatMap((call) => {
    const given = keyword(call, 'params') ?? positional(call)[0];
    return given && /parameters\(/.test(given.text) ? [given] : [];
  });
  if (!handed.length) return false;
  const models = handed.flatMap((given) => parametersIn(given, file).map(({ text }) => OF_MODEL.exec(text)?.[1] ?? ''));
  const networks = [...new Set(models)].map((model) => networksCalled(model, file));
  return networks.every((some) => some.length > 0 && some.every((network) => isNarrow(network, file)));
}

const OF_MODEL = /^((?:self\.)?\w+)\.(?:named_)?parameters\(/;

/** What a model of this name is made of, wherever the file makes one: a class of the file, or a sequence of layers. */
function networksCalled(model: string, file: FileContext): readonly Node[] {
  const name = model.split('.').at(-1)!;
  if (!name) return [];
  const made = [...file.tree.identifiers(name, file.tree.root)].flatMap((word) => {
    const target = word.parent?.kind === 'attribute' ? word.parent : word;
    const assignment = target.parent;
    return assignment?.kind === 'assignment' && assignment.field('left') === target ? [assignment.field('right')] : [];
  });
  const networks = made.map((value) => networkOf(value, file));
  return networks.every((network) => network !== null) ? networks : [];
}

/** The class or sequence that a call makes, through `.to(device)` and the like. */
function networkOf(value: Node | null | undefined, file: FileContext): Node | null {
  if (value?.kind !== 'call') return null;
  const callee = value.field('function')!;
  if (callee.kind === 'attribute' && callee.field('object')!.kind === 'call')
    return /^(?:to|cuda|train|float|double)$/.test(callee.field('attribute')!.text)
      ? networkOf(callee.field('object'), file)
      : null;
  const api = file.names.apiOf(callee);
  if (api === 'torch.nn.Sequential' || (api !== undefined && LAYER.test(api))) return value;
  return classCalled(callee.text.split('.').at(-1)!, file);
}

const classCalled = (name: string, file: FileContext): Node | null => {
  for (const word of file.tree.identifiers(name, file.tree.root))
    if (word.parent?.kind === 'class_definition' && word.parent.field('name') === word) return word.parent;
  return null;
};

/** True when all layers in there have few channels; a module from elsewhere may be of any size. */
function isNarrow(network: Node, file: FileContext, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  let layers = 0;
  for (const [, name] of network.text.matchAll(/(?<![\w.])(?:\w+\.)*([A-Z]\w*)\(/g)) {
    if (/(?:Error|Warning|Tensor|Path|Module)$/.test(name!)) continue;
    for (const word of file.tree.identifiers(name!, network)) {
      const callee = word.parent?.kind === 'attribute' ? word.parent : word;
      const call = callee.parent;
      if (call?.kind !== 'call' || call.field('function') !== callee) continue;
      const api = file.names.apiOf(callee);
      if (api !== undefined && LIGHT.test(api)) continue;
      const layer = api === undefined ? null : LAYER.exec(api);
      if (layer) {
        if (!hasFewOutputs(call, layer[1]!, file)) return false;
        layers++;
        continue;
      }
      const other = classCalled(name!, file);
      if (!other || other === network || !isNarrow(other, file, depth + 1)) return false;
      layers++;
    }
  }
  return layers > 0 || /\bParameter\(\s*(?:data\s*=\s*)?torch\.\w+\(\s*1\b/.test(network.text);
}

function hasFewOutputs(call: Node, layer: string, file: FileContext): boolean {
  const given =
    keyword(call, 'out_channels') ??
    keyword(call, 'out_features') ??
    keyword(call, 'hidden_size') ??
    keyword(call, 'embedding_dim') ??
    positional(call)[1];
  if (!given) return false;
  const few = layer.startsWith('Conv') ? FEW_CHANNELS : convolves(file) ? FEW_NUMBERS : VERY_FEW_NUMBERS;
  const widths = given.kind === 'integer' ? [Number(given.text)] : widthsNamed(given, file);
  if (widths.length) return widths.every((width) => width <= few);
  return layer === 'Linear' && /class|categor|label|out|target/i.test(given.text);
}

const convolves = (file: FileContext): boolean =>
  file.mentions(['torch.nn.Conv1d', 'torch.nn.Conv2d', 'torch.nn.Conv3d']);

/** The numbers that the file gives to a name, as a setting, a constant, an argument or a default. */
function widthsNamed(given: Node, file: FileContext): readonly number[] {
  if (given.kind !== 'identifier') return [];
  const values = [
    ...file.text.matchAll(new RegExp(String.raw`(?<![\w.])${given.text}\s*(?::\s*\w+\s*)?=\s*(\w+)`, 'gi')),
  ].map(([, value]) => value!);
  const numbers = values.filter((value) => /^\d+$/.test(value)).map(Number);
  return values.every((value) => /^\d+$/.test(value) || value.toLowerCase() === given.text.toLowerCase())
    ? numbers
    : [];
}
