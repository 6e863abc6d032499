import type { Blocks } from '../../source/blocks.ts';
import { closingOf, partsOf } from '../../source/brackets.ts';
import { importedNames } from '../../source/importedNames.ts';
import type { Surroundings } from '../../source/surroundings.ts';
import { MODEL_NAME } from './models.ts';

const STRING = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g;
const CALLED = /(?<![\w.])[A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*)*(?=\s*\()|(?<=[\])]\s*\.\s*)[A-Za-z_][\w.]*(?=\s*\()/g;
const NAME = /(?<![.\w])[A-Za-z_]\w*(?!\w|\s*\(|[ \t]*=(?!=))|(?<=\bself\.)[A-Za-z_]\w*/g;
const RUNS = /^(?:forward|decode|__call__|apply)$/;
const NO_NAME = new Set(
  'self cls torch and or not in is if else elif for while with as return yield assert lambda await None True False'.split(
    ' ',
  ),
);
const MAX_NAMES = 100;

/** By the text alone, whether code calls what may be a model: by its name, or because it is given something that may be one. */
export const mayCallModel = (code: string, around: Surroundings, names = MODEL_NAME): boolean =>
  (code.replace(STRING, "''").match(CALLED) ?? []).some((path) =>
    mayRun(path.replace(/\s/g, '').split('.'), around, names),
  );

/**
 * By the text alone, whether what a statement holds, or what a name in it was made of, comes from the call of a model. Of
 * what a name is given, only the value that operations work on is followed.
 */
export function mayComeFromModel(statement: string, around: Surroundings, names = MODEL_NAME): boolean {
  if (mayCallModel(statement, around, names)) return true;
  const seen = new Set(NO_NAME);
  let fresh: readonly string[] = statement.replace(STRING, "''").match(NAME) ?? [];
  while (fresh.length) {
    if (seen.size > MAX_NAMES) return true;
    for (const name of fresh) seen.add(name);
    const sources = fresh.map((name) =>
      around.rememberHere(`sources of ${name}`, (blocks) => {
        const found: Sources = { calls: [], names: [], isClear: true };
        for (const { value } of around.givenHere(name)) addSources(value, found, blocks);
        return found;
      }),
    );
    if (sources.some((one) => !one.isClear || one.calls.some((path) => mayRun(path, around, names)))) return true;
    fresh = [...new Set(sources.flatMap((one) => one.names))].filter((name) => !seen.has(name));
  }
  return false;
}

/** What an expression is made of, as far as operations on tensors lead. */
interface Sources {
  readonly calls: (readonly string[])[];
  readonly names: string[];
  isClear: boolean;
}

/** Adds the calls and names at the left of an expression, and in the first arguments of what is called there. */
function addSources(value: string | null, found: Sources, blocks: Blocks): void {
  if (value === null) {
    found.isClear = false;
    return;
  }
  const code = value.replace(STRING, (part) => (part.startsWith('#') ? '' : "''")).trim();
  const [name] = /^[A-Za-z_]\w*/.exec(code) ?? [];
  let at = name?.length ?? 0;
  let path = [name ?? ''];
  if (name === undefined) {
    if (code[0] !== '(') return;
    const close = closingOf(code, 0);
    if (close < 0) found.isClear = false;
    else addSources(code.slice(1, close), found, blocks);
    at = close + 1;
  } else if (!NO_NAME.has(name) && !importedNames(blocks).has(name)) found.names.push(name);
  while (at > 0) {
    const [trailer, attribute] = /^\s*(?:\.\s*([A-Za-z_]\w*)|[([])/.exec(code.slice(at)) ?? [];
    if (trailer === undefined) return;
    at += trailer.length;
    if (attribute !== undefined) {
      path = [...path, attribute];
      continue;
    }
    const parts = partsOf(code, at - 1);
    if (parts === null) {
      found.isClear = false;
      return;
    }
    if (code[at - 1] === '(') {
      found.calls.push(path);
      const given = parts.find((part) => !/^(?:''|\w+\s*=(?!=))/.test(part));
      const inner = given && /^[([]/.test(given) ? (partsOf(given, 0) ?? [given]) : given ? [given] : [];
      for (const part of inner) addSources(part, found, blocks);
    }
    at = closingOf(code, at - 1) + 1;
    path = [''];
  }
}

function mayRun(path: readonly string[], around: Surroundings, names: RegExp): boolean {
  const parts = path.length > 1 && RUNS.test(path.at(-1)!) ? path.slice(0, -1) : path;
  const last = parts.at(-1)!;
  if (names.test(last) || last === 'self') return true;
  const isAttribute = parts.length > 1;
  const isOwn = parts.length === 2 && parts[0] === 'self';
  return around.remember(`may be a model ${parts.join('.')}`, (blocks) => {
    const [root] = parts;
    if (root && importedNames(blocks).has(root) && !isGiven(root, blocks)) return false;
    if (isGiven(last, blocks)) return true;
    return isAttribute ? !isOwn && blocks.functionsNamed(last).length > 0 : isHanded(last, blocks);
  });
}

/** Something that is neither written out nor a function without a name. */
const isGiven = (name: string, blocks: Blocks): boolean =>
  blocks
    .givenTo(name)
    .some(
      ({ value }) =>
        value === null ||
        (!/^\s*lambda\b/.test(value) &&
          /[A-Za-z_]/.test(value.replace(STRING, '').replace(/\b(?:None|True|False)\b/g, ''))),
    );

/** An annotated parameter, or what a loop or a context gives. */
function isHanded(name: string, { text, words }: Blocks): boolean {
  // What a subscript or a call gives has no name.
  if (!name) return true;
  return words.placesOf(name).some((start) => {
    const end = start + name.length;
    if (ANNOTATED.test(text.slice(end, end + BLANKS))) return true;
    return HANDS.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start));
  });
}

/** How far behind a name its annotation begins. */
const BLANKS = 8;
const ANNOTATED = /^[ \t]*:[ \t]*["'A-Za-z]/;
/** What stands before a name that a loop or a context gives. */
const HANDS = /\bfor[ \t][\w ,()*]*$|\bas[ \t]+$/;
