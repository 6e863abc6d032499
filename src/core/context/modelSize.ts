import type { FileContext } from './file.ts';

const LIBRARIES =
  /^[ \t]*(?:from|import)[ \t]+(?:transformers|diffusers|peft|trl|timm|open_clip|xformers|flash_attn)\b/m;
const NAMES =
  /\b\w*(?:Transformer|ViT|GPT|BERT|Bert|Llama|UNet|DiT|ResNet|resnet|MultiheadAttention|models_mae|models_vit)\w*/;
/** Libraries whose models are small even where they are called transformers: graphs and reinforcement learning. */
const SMALL = /^[ \t]*(?:from|import)[ \t]+(?:torch_geometric|dgl|gym|gymnasium|envpool|stable_baselines3)\b/m;

const hasSmallModels = (file: FileContext): boolean => file.remember('small models', () => SMALL.test(file.text));

/** True when something in the code speaks for a large model: a library of them, or a transformer, ViT or U-Net by name. */
export const speaksOfLargeModel = (file: FileContext): boolean =>
  file.remember('large model', () => {
    const code = file.text.replace(/#.*$/gm, '');
    return LIBRARIES.test(code) || (!hasSmallModels(file) && NAMES.test(code));
  });

const CONVOLUTIONS = ['torch.nn.Conv2d', 'torch.nn.Conv3d', 'torch.nn.ConvTranspose2d', 'torchvision.models.*'];

/** True when the file builds a convolutional network or takes one from torchvision. */
export const usesConvolutions = (file: FileContext): boolean =>
  file.remember('convolutions', () => !hasSmallModels(file) && file.mentions(CONVOLUTIONS));
