import { loadedInFullPrecision, mayInferInFullPrecision } from '../../context/inference/precisionOfLoad.ts';
import type { Guard } from '../guard.ts';

/**
 * The captured `model.eval()` is about a large model whose weights this file loads and runs on a GPU in float32. Where it
 * gets its weights becomes the region.
 */
export const infersInFullPrecision: Guard = {
  name: 'infersInFullPrecision',
  takes: { eval: 'capture' },
  mayStand: mayInferInFullPrecision,
  ask(match, args) {
    const evalCall = match.node(args.text('eval'));
    const load = loadedInFullPrecision(evalCall, match.file);
    if (!load) return 'no';
    match.see('eval', evalCall);
    match.setRegion(load);
    match.growTo(load);
    return 'inferred';
  },
};
