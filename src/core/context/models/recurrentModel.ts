import type { FileContext } from '../file.ts';

const RECURRENT = ['torch.nn.LSTM', 'torch.nn.GRU', 'torch.nn.RNN'];
const NAMED = /\b(?:\w*[a-z_])?(?:LSTM|GRU|RNN)(?:Model|Net|Classifier|Encoder|Decoder|LM)?\(|\.init_hidden\(/;
const OTHERS =
  /\bnn\.(?:Conv|Transformer|MultiheadAttention)|\b\w*(?:Transformer|BERT|Bert|ViT|UNet|ResNet|resnet)\w*\(|\bfrom[ \t]+transformers\b|\bimport[ \t]+transformers\b/;

/** True when what the file runs is a recurrent network by a library's kernel, as far as it tells, and nothing larger beside it. */
export const isRecurrent = (file: FileContext): boolean =>
  file.remember(
    'recurrent model',
    () => (file.mentions(RECURRENT) || NAMED.test(file.text)) && !OTHERS.test(file.text.replace(/#.*$/gm, '')),
  );
