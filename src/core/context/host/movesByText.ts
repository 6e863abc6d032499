import type { Surroundings } from '../../source/surroundings.ts';

/** A call that moves a tensor to a device. `x.to(dtype)`, with nothing else, is a cast. */
const MOVES =
  /\.\s*(?:(?:cuda|type_as)\s*\(|type\s*\(\s*[\w.]+\.type\(|to\s*\((?!\s*(?:dtype\s*=\s*)?(?:torch\.(?:float|double|half|long|int|bool|uint|bfloat)\w*|(?:\w+\.)*\w*dtype)\s*,?\s*\)))/;

/** False when the statement moves nothing to a device, as its text says. */
export const mayMove = (around: Surroundings): boolean => around.wholeSays(MOVES);

/** What fills a tensor or an array, or a tensor that is filled in afterwards. */
const FILLS =
  /(?:zeros|ones|empty|full|eye|arange|linspace|logspace|rand\w*|(?:normal|uniform|zero|fill|random)_?|standard_normal|_window|_indices|mel)\s*\(/;

/** False when neither the statement nor, for a name, its function fills a tensor with numbers. */
export const mayFill = (around: Surroundings): boolean =>
  around.wholeSays(FILLS) || around.functionSays(FILLS) || around.fileSays(RENAMED);

/** An import that gives such a function another name: `from librosa.filters import mel as mel_basis`. */
const RENAMED = /\bfrom\s+(?:torch|numpy|librosa)\b[\w.]*\s+import\s(?:[^\n(]*|\([^)]*)\sas\s/;

/** False when no move of the name follows in what is left of the function. */
export function mayMoveLater(around: Surroundings, name: string): boolean {
  const { rest } = around;
  for (let at = rest.indexOf(`${name}.`); at >= 0; at = rest.indexOf(`${name}.`, at + 1)) {
    MOVE.lastIndex = at + name.length;
    if (MOVE.test(rest)) return true;
  }
  return false;
}

const MOVE = new RegExp(MOVES, 'y');

/**
 * False when all that the statement moves are names to which the function assigns nothing, and attributes of other things
 * than `self`: then nothing of it was made here.
 */
export function mayMoveOwn(around: Surroundings): boolean {
  for (const [, name] of around.whole.matchAll(MOVED)) {
    if (!name || CONSTANT.test(name)) return true;
    if (name.startsWith('self.')) {
      if (around.remember(`gives ${name}`, ({ text }) => given(name).test(text))) return true;
    } else if (!name.includes('.') && around.rememberHere(`gives ${name}`, () => given(name).test(around.unit)))
      return true;
  }
  return false;
}

/** What is moved, where it is a name with or without dots. */
const MOVED = /(?:(?<![\w.)\]])([A-Za-z_][\w.]*)(?:\[[^[\]]*\])*)?\s*\.\s*(?:to|cuda|type_as)\s*\(/g;
const CONSTANT = /^[A-Z][A-Z\d_]*$/;

/** `x = …`, `x: Tensor = …`, `x += …`, `x, y = …`, `(x := …)`, and not `x = x.to(device)` alone. */
function given(name: string): RegExp {
  const written = `(?<![\\w.])${name.replaceAll('.', '\\.')}`;
  return new RegExp(
    `${written}\\s*(?:[,)\\]][^=\\n]*|:[^=\\n]*|[-+*/%|&@^:]|//|\\*\\*)?=(?!=)(?!\\s*${written}\\.(?:to|cuda|type_as)\\([^\\n(+*/@-]*\\)[ \\t]*\\n)`,
  );
}
