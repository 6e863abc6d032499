import type { FileContext } from '../../context/file.ts';
import { parametersIn } from '../../context/training/parameterGroups.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const OF_MODEL = /(?<![\w.])((?:\w+\.)*\w+)\.(?:named_)?parameters\(/g;
const HEAD = /(?:^|[._])(?:linear_\w+|\w*probe|head|fc)$/;
const SWITCHED_OFF = /requires_grad(?:_\(\s*|\s*=\s*)False/;
const SWITCHED_ON = /requires_grad(?:_\(\s*|\s*=\s*)True/;

/**
 * The captured optimizer is given the parameters of a head by its name, or of a model whose gradients the file switches
 * off, all of them or those of some names: little is left to update. A model that is switched on again as a whole is not
 * meant.
 */
export const optimizesPart: Guard = {
  name: 'optimizesPart',
  takes: { call: 'capture' },
  ask(match, args) {
    const { file } = match;
    const call = match.node(args.text('call'));
    const given = keyword(call, 'params') ?? positional(call)[0];
    if (!given) return 'no';
    const models = [
      ...new Set(
        [given, ...parametersIn(given, file)].flatMap(({ text }) =>
          [...text.matchAll(OF_MODEL)].map(([, model]) => model!),
        ),
      ),
    ];
    return yesIf(
      models.length > 0 &&
        (models.every((model) => HEAD.test(model)) ||
          models.some((model) => isFrozen(model, file) || isMadeFrozen(model, file.text.slice(0, call.start)))),
    );
  },
};

const isFrozen = (model: string, file: FileContext): boolean =>
  file.remember(`freezes ${model}`, () => freezes(model, file.text));

function freezes(model: string, text: string): boolean {
  const name = model.replaceAll('.', '\\.');
  const bodies = bodiesOfLoops(name, text);
  const says = (switched: RegExp, whole: string): boolean =>
    bodies.some((body) => switched.test(body)) || new RegExp(String.raw`(?<![\w.])${name}\.${whole}`).test(text);
  if (says(SWITCHED_ON, String.raw`requires_grad_\(\s*True`)) return false;
  return (
    says(SWITCHED_OFF, String.raw`requires_grad_\(\s*False`) ||
    new RegExp(String.raw`\bfreeze(?:_model|_params|_parameters)?\(\s*${name}\s*[,)]`).test(text)
  );
}

/** `vit, transforms = create_vit()`, where the function switches off the gradients of what it gives back. */
function isMadeFrozen(model: string, before: string): boolean {
  const name = model.replaceAll('.', '\\.');
  const made = new RegExp(String.raw`(?<=^|\n)[ \t]*${name}[ \t]*(?:,[^=\n]*)?=\s*(?:\w+\.)*(\w+)\(`, 'g');
  const maker = [...before.matchAll(made)].at(-1)?.[1];
  if (!maker) return false;
  const defined = new RegExp(String.raw`(?<=^|\n)([ \t]*)def ${maker}\([\s\S]*?(?=\n\1[^\s)]|$)`).exec(before)?.[0];
  return defined !== undefined && SWITCHED_OFF.test(defined) && !SWITCHED_ON.test(defined);
}

/** The lines below each loop over the parameters of a model. */
function bodiesOfLoops(name: string, text: string): readonly string[] {
  const loops = new RegExp(
    String.raw`(?<=^|\n)([ \t]*)for\b[^\n]*\bin\s+${name}\.(?:named_)?parameters\(\)[^\n]*`,
    'g',
  );
  return [...text.matchAll(loops)].map((loop) => {
    const deeper = new RegExp(String.raw`(?:\n(?:${loop[1]}[ \t]+[^\n]*|[ \t]*(?=\n)))*`, 'y');
    deeper.lastIndex = loop.index + loop[0].length;
    return loop[0] + (deeper.exec(text)?.[0] ?? '');
  });
}
