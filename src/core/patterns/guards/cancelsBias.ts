import { biasedLayerBefore } from '../../context/models/biasedLayer.ts';
import type { Guard } from '../guard.ts';

/** The captured call makes a batch norm that takes what a layer with a bias gives; the layer is what is shown. */
export const cancelsBias: Guard = {
  name: 'cancelsBias',
  takes: { norm: 'capture' },
  ask(match, args) {
    const norm = match.node(args.text('norm'));
    const layer = biasedLayerBefore(norm, match.file);
    if (!layer) return 'no';
    match.see('norm', norm);
    match.setRegion(layer);
    return 'yes';
  },
};
