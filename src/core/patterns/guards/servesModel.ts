import type { FileContext } from '../../context/file.ts';
import { methodNamed } from '../../context/loops/callers.ts';
import { innermostLoop } from '../../context/loops/loops.ts';
import { classOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/**
 * The captured model is called itself in a loop that gives it inputs of a few sizes: batches of a loader, tokens or steps
 * that are counted. It is no part of another, and no trainer, conversion or count of operations stands in the file. What
 * runs by `generate` alone is left: that method calls the model which was not compiled.
 */
export const servesModel: Guard = {
  name: 'servesModel',
  takes: { model: 'capture' },
  ask(match, args) {
    const model = match.node(args.text('model'));
    const owner = classOf(model);
    if (!MODEL.test(model.text) || (owner && methodNamed(owner, 'forward'))) return 'no';
    const { file } = match;
    if (file.remember('serves none', () => OTHER.test(file.text))) return 'no';
    const name = nameOf(model);
    return yesIf(name !== null && callsOf(name, file).some(isSteady));
  },
};

const MODEL =
  /(?:model|net|network|encoder|decoder|generator|classifier|transformer|gpt|vae|unet|detector)s?(?:\[[^\]]*\])?(?:\.(?:to|cuda|half|bfloat16|float)\([^()]*\))*|\w\.from_pretrained\(|(?:instantiate|build|create|load)\w*\(/i;
const OTHER =
  /\b[tT]rainer\b|Trainer\(|\.fit\(|\bBrain\b|save_pretrained\(|\bconvert_|\bflops\b|register_forward_hook|\bnethook\b|\bTraceDict\(|\benvs?\.(?:reset|step)\(/i;

/** What the model is called: `net` of `net.cuda().eval()`, or what the value is given to. */
function nameOf(model: Node): string | null {
  const written = /^((?:self\.)?\w+)(?:\.(?:to|cuda|half|bfloat16|float)\([^()]*\))*$/.exec(model.text)?.[1];
  if (written) return written;
  const target = model.enclosing('assignment')?.field('left')?.text ?? '';
  return /^(?:self\.)?\w+$/.test(target) ? target : null;
}

/** The calls of the model itself, by this name or as what a wrapper holds. */
const callsOf = (name: string, file: FileContext): readonly Node[] =>
  [...file.tree.identifiers(name.split('.').at(-1)!, file.tree.root)].flatMap((word) => {
    let callee = word;
    while (callee.parent?.kind === 'attribute') callee = callee.parent;
    const isModel = callee.text.replace(/\.(?:module|forward)$/, '') === name;
    return isModel && callee.parent?.kind === 'call' && callee.parent.field('function') === callee
      ? [callee.parent]
      : [];
  });

/** A loop over what a loader or a counter gives, and not over pictures or recordings that all have a size of their own. */
function isSteady(call: Node): boolean {
  const loop = innermostLoop(call);
  if (!loop) return false;
  const over = loop.field('right')?.text ?? '';
  const isCounted = loop.kind === 'while_statement' || /range\(/.test(over);
  return (
    (isCounted || /load|batch|data|iter/i.test(over)) &&
    !(/path|file|folder|\bdir/i.test(over) || OPENS.test(loop.text))
  );
}

const OPENS = /Image\.open\(|imread\(|librosa|torchaudio\.load\(|load_(?:image|audio|wav|file)\w*\(|read_image\(/;
