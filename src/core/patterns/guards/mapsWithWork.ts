import { methodNamed } from '../../context/loops/callers.ts';
import { loopsOver } from '../../context/loops/loaderLoops.ts';
import { classOf } from '../../names/scope.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The function that the captured `map` call is given reads, decodes, resizes, augments or tokenizes, by what it does or,
 * where it is not seen, by its name; what is kept after the first pass is worked through once, and elements of a mere range (or of one repeated thing) are counted, not worked through.
 */
export const mapsWithWork: Guard = {
  name: 'mapsWithWork',
  takes: { call: 'capture' },
  mayStand: (around) => around.fileSays(HEAVY) || around.wholeSays(/decode|load/i),
  ask(match, args) {
    const call = match.node(args.text('call'));
    const [given] = positional(call);
    if (!given || /\.(?:range|from_tensors)\(/.test(call.field('function')!.text)) return 'no';
    const owner = /^self\.\w+$/.test(given.text) ? classOf(given) : null;
    const own = owner && methodNamed(owner, given.field('attribute')!.text);
    const meaning = given.kind === 'identifier' ? match.file.names.meaningOf(given) : undefined;
    const seen = own ?? (meaning?.kind === 'function' ? meaning.node : undefined);
    const does = given.kind === 'lambda' ? given : (seen?.field('body') ?? null);
    if (does ? !HEAVY.test(does.text) || isSwitched(does) : !HEAVY.test(given.text)) return 'no';
    if (KEPT.test(match.file.text.slice(call.end, call.end + 60))) return 'no';
    const loops = loopsOver(call, match.file);
    return yesIf(!loops.length || !loops.every(onlyShows));
  },
};

/** Reading, decoding, resizing, augmenting and tokenizing take the time that other cores could share. */
const HEAVY =
  /\btf\.image\.|decode_(?:jpeg|png|gif|bmp|image|wav|and_crop|img)|read_file|tokeniz|py_func|numpy_function|augment|random_(?:crop|flip)|_resize|resize_|preprocess_(?:fn|image)|(?:^|[._])(?:decode|load)(?:_\w+)?$/i;
/** What is kept after the first pass, or of which a few are looked at. */
const KEPT = /^\s*\.(?:cache|take)\(/;

/** `resize(x, size) if size else x`: most uses change nothing. */
const isSwitched = (does: Node): boolean => does.kind === 'lambda' && /\bif\s+[\w.]+\s+else\b/.test(does.text);

/** A loop that prints or draws what it reads: a demonstration. */
const onlyShows = (loop: Node): boolean => {
  const [first] = loop.field('body')?.children ?? [];
  const call = first?.kind === 'expression_statement' ? first.children[0] : undefined;
  return call?.kind === 'call' && /^(?:print|plt\.\w+)$/.test(call.field('function')!.text);
};
