import type { Surroundings } from '../../source/surroundings.ts';

/** What is called like a loader or its batches. */
const BATCHES = /loader|dataset|batches|data_iter|iterator|(?:^|[_.\W])(?:train_dl|val_dl|test_dl|dl)(?:$|[_.\W])/i;
const MAKES_LOADER = /[lL]oader\b/;

/** By the text alone, whether a `for` loop around goes over batches: over something called so, or a name that may be given a loader. */
export const mayGoOverBatches = (around: Surroundings): boolean =>
  around.forHeads.some((head) => head === undefined || BATCHES.test(head.over) || mayBeLoader(head.over, around));

const mayBeLoader = (over: string, around: Surroundings): boolean =>
  around.fileSays(MAKES_LOADER) &&
  (over.match(/[A-Za-z_]\w*/g) ?? []).some((name) =>
    around.remember(
      `may be a loader ${name}`,
      (blocks) =>
        blocks.givenTo(name).length > 0 || new RegExp(`\\b${name}[ \\t]*:[^,)=\\n]*oader\\b`).test(blocks.text),
    ),
  );
