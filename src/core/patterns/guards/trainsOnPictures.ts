import type { FileContext } from '../../context/file.ts';
import { optimizesOnlyTensors } from '../../context/training/optimizers.ts';
import { trainsToy, usesConvolutions } from '../../context/models/modelSize.ts';
import { trainsSmall } from '../../context/training/smallTraining.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file trains a convolutional network on pictures, by layers that it writes or by the name of an architecture. */
export const trainsOnPictures: Guard = {
  name: 'trainsOnPictures',
  takes: {},
  ask: ({ file }) =>
    yesIf(
      file.remember(
        'trains on pictures',
        () =>
          isConvolutional(file) &&
          PICTURES.test(file.text) &&
          !OTHER.test(file.text) &&
          !trainsToy(file) &&
          !trainsSmall(file) &&
          !optimizesOnlyTensors(file),
      ),
    ),
};

const isConvolutional = (file: FileContext): boolean => usesConvolutions(file) || ARCHITECTURE.test(file.text);

const ARCHITECTURE =
  /\b(?:(?:Wide|SE|Pre[aA]ct|i)?Res[nN](?:et|eXt)\w*|resn(?:et|ext)\w*|VGG\w*|vgg\d\w*|DenseNet\w*|densenet\w*|MobileNet\w*|mobilenet\w*|EfficientNet\w*|efficientnet\w*|U-?[nN]et(?:PlusPlus)?|DeepLabV3\w*|ConvNeXt\w*|convnext\w*|(?:Faster|Mask)RCNN\w*|YOLO\w*)\b/;
const PICTURES = /\b(?:torchvision|images?|imgs?|pictures?|CIFAR10{1,2}|ImageNet|ImageFolder)\b/;
/** Vision and diffusion transformers, group norms and warps, which want channels first, recurrent layers, sound, pictures guided by gradients, and passes over several machines. */
const OTHER =
  /\bvit_\w+|\bVisionTransformer\b|\bspectrogram|\bspeechbrain\b|Pipeline\(|\bdist_autograd\b|\bmmdit|\bsd3_|\bflux_|\bDiT\b|\bAutoencoderKL(?:\.from_\w+)?\(|\bGroupNorm\b|\bgrid_sample\b|\bIFNet\w*|\bwarp(?:_image)?\(|\bnn\.(?:GRU|LSTM|RNN)\b/i;
