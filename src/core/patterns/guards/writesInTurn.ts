import type { FileContext } from '../../context/file.ts';
import { isDataLoop, loopsAround } from '../../context/loops/loops.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const WRITES =
  /(?:^|\.)(?:imwrite|imsave|write_png|write_jpeg|save_image|savetxt|savez|writerow|save|save_\w+|dump)$|^(?!sys\.|std|tqdm|logg|pbar)\w+\.write$/;
/** What only the main process does, at every turn. */
const ONE_PROCESS = /^[^%<>]*\b(?:\w*rank\w*|is_\w*main\w*|\w*master\w*)\b[^%<>]*$/;

/** A loop around the captured node writes files on every turn, for which the values are needed and next to which a wait is short. */
export const writesInTurn: Guard = {
  name: 'writesInTurn',
  takes: { node: 'capture' },
  ask: (match, args) => yesIf(turnsAround(match.node(args.text('node')), match.file).some(writes)),
};

/** The loops around a node up to the one over batches, beyond which epochs end. */
function turnsAround(node: Node, file: FileContext): readonly Node[] {
  const loops: Node[] = [];
  for (const loop of loopsAround(node)) {
    loops.push(loop.field('body') ?? loop);
    if (isDataLoop(loop, file)) break;
  }
  return loops;
}

function writes(node: Node): boolean {
  if (/^(?:function_definition|class_definition|lambda)$/.test(node.kind)) return false;
  if (node.kind === 'if_statement' && !ONE_PROCESS.test(node.field('condition')!.text)) return false;
  if (node.kind === 'call' && WRITES.test(node.field('function')!.text)) return true;
  return node.children.some(writes);
}
