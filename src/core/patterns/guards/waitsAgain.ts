import { innermostLoop, isOccasional } from '../../context/loops/loops.ts';
import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';

/** What waits for the device, or copies something from it. */
const READS = /\.(?:item|tolist|cpu|numpy)\(\)|\bsynchronize\(|\bfloat\(\w*loss/;
/** `meters.update(**losses)` turns each of them into a number. */
const TO_METER = /\bupdate\(\s*\*\*/;
/** What takes longer than any wait: `torch.cuda.empty_cache()`, `gc.collect()` and what is named after them. */
const CLEARS =
  /\bempty_cache\(|\bgc\.collect\(|^(?:flush|free_memory|clear_memory|clean_memory|release_memory|cleanup)\(\)$/;
/** `torch.cuda.synchronize()` in every turn, after which nothing is left to wait for. */
const SYNCHRONIZES = /^(?:torch\.)?cuda\.synchronize\(/;
const WORKS = /\bbackward\(|\boptim\w*\.step\(/;

/**
 * Later in the same turn something waits for the device anyway (`reads`), or empties its memory (`clears`), before the
 * device is given another pass; or the turn waits for all that the device was given (`synchronizes`).
 */
export const waitsAgain: Guard = {
  name: 'waitsAgain',
  takes: { node: 'capture', by: 'name' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    const by = args.text('by');
    const waits = by === 'clears' ? clears : by === 'synchronizes' ? synchronizes : reads;
    const end = innermostLoop(node) ?? match.file.unitOf(node);
    let child = node;
    for (const around of node.ancestors()) {
      if (around.kind === 'block' || around.kind === 'module') {
        for (const statement of around.children.slice(around.children.indexOf(child) + 1)) {
          // What is waited for in full takes the rest of the step in as well.
          if (by !== 'synchronizes' && WORKS.test(statement.text)) return 'no';
          if (waits(statement, end, match.file)) return 'yes';
        }
      }
      if (around === end) return 'no';
      child = around;
    }
    return 'no';
  },
};

const synchronizes = (statement: Node): boolean => SYNCHRONIZES.test(statement.text);

const clears = (statement: Node): boolean => !/^(?:if|for|while)_/.test(statement.kind) && CLEARS.test(statement.text);

function reads(statement: Node, end: Node, file: FileContext): boolean {
  if (/^(?:function|class)_definition$/.test(statement.kind)) return false;
  if (!/^(?:if|for|while|with|try)_/.test(statement.kind))
    return READS.test(statement.text) || TO_METER.test(statement.text);
  if (!READS.test(statement.text)) return false;
  const arms = statement.children.filter(({ kind }) => /^(?:block|elif_clause|else_clause)$/.test(kind));
  const [arm] = arms.flatMap((part) => (part.kind === 'block' ? part.children : [part]));
  return arm === undefined || !isOccasional(arm, end, file);
}
