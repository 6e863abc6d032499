import type { Node } from '../../syntax/node.ts';
import type { FileContext } from '../file.ts';
import { innermostLoop } from '../loops/loops.ts';
import { readsDigits } from '../models/modelSize.ts';

/** What pictures, sound, volumes, point clouds and graphs are called. */
const BULK =
  /(?:^|_)(?:images?|imgs?|pixels?|pixel_values|pictures?|frames?|videos?|clips?|audios?|wavs?|waves|waveforms?|mels?|specs?|spectrograms?|mixtures?|volumes?|voxels?|rays|points|clouds?|graphs?|states|lq|hq|hr)\d*$/i;
/** Numbers of a few kilobytes: tokens, answers and what goes with them. */
const FEW =
  /(?:^|_)(?:ids?|input_ids|tokens?|labels?|targets?|texts?|src|trg|tgt|masks?|lens?|lengths?|actions?|rewards?|prompts?|quer(?:y|ies)|index|indices|idx)\d*$/i;
/** Libraries that read pictures, sound, volumes or graphs, and data sets of such. */
const READERS =
  /^[ \t]*(?:from|import)[ \t]+(?:torchvision|PIL|cv2|imageio|skimage|albumentations|kornia|timm|torchaudio|librosa|soundfile|decord|nibabel|monai|torch_geometric|dgl|open3d)\b|\b(?:coco|imagenet|cifar\d*|celeba|lsun|ffhq|kitti|atari)\w*/im;

/**
 * True when something says that a batch is large enough for its copy to take time that counts: what is moved, or what the
 * loop gives with it, is named after pictures, sound or the like, or the file reads such and the name says nothing of
 * tokens or labels.
 */
export function movesBulk(copy: Node, file: FileContext): boolean {
  if (readsDigits(file)) return false;
  const moved = wordsOf(copy.field('function')!.field('object')!);
  const beside = [copy.enclosing('assignment')?.field('left'), innermostLoop(copy)?.field('left')].flatMap(wordsOf);
  if ([...moved, ...beside].some((name) => BULK.test(name))) return true;
  return readsBulk(file) && !moved.some((name) => FEW.test(name));
}

const wordsOf = (node: Node | null | undefined): readonly string[] => node?.text.match(/[A-Za-z_]\w*/g) ?? [];

/** True when the file reads pictures, sound, volumes or graphs, or names a data set of such. */
export const readsBulk = (file: FileContext): boolean => file.remember('reads bulk', () => READERS.test(file.text));
