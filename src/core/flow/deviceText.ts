import type { Blocks } from '../source/blocks.ts';
import { closingOf } from '../source/brackets.ts';
import { importedNames } from '../source/importedNames.ts';
import type { Surroundings } from '../source/surroundings.ts';

const MAX_NAMES = 200;
/** What brings to a device, and what is called that no name tells: `layers[i](x)`. */
const MOVES = /\.\s*(?:cuda|to)\s*\(|[\])]\s*\(/;
const BUILTIN =
  /^(?:range|len|list|dict|set|tuple|sorted|str|int|float|bool|zip|enumerate|open|getattr|isinstance|hasattr|max|min|sum|abs|round|map|filter|reversed|print|type|iter|next|super|any|all)$/;
/** What never makes a tensor of PyTorch. */
const ELSEWHERE = /^(?:np|numpy|math|random|os|json|time|copy)$/;
const NO_NAME = new Set('self cls and or not in is if else for lambda await None True False'.split(' '));
const ON_HOST = /^(?:cpu|numpy|tolist|item|size|numel|dim|shape|nelement)$/;
const PASSES_ON = /^(?:data|values|grad)$/;
const STRING = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g;
/** What decides between two values is none of them. */
const TEST = /\bif\b(?:[^()[\]{}]|\([^()]*\)|\[[^[\]]*\])*?\belse\b/g;
/** A name with what follows its dots, and whether that is called; not the name of a keyword argument. */
const PATH = /(?<![\w.])(?:[A-Za-z_]\w*)(?:\s*\.\s*[A-Za-z_]\w*)*(?!\w|[ \t]*=(?!=))(\s*\()?/g;
const BEHIND_BRACKET = /[\])]\s*\.\s*([A-Za-z_]\w*)/g;

/** What an expression is made of, as its text says: something on a device, or names that may stand for it. */
interface Made {
  readonly isMoved: boolean;
  /** Names, with a dot before those of attributes, and a sign before those that may be tensors given from elsewhere. */
  readonly names: readonly string[];
}

/**
 * By its text alone, whether an expression may be a tensor that is sure to be on a device: what is moved there, what a
 * library or a module gives, or a name or attribute that is given one of them somewhere in the text.
 */
export function mayBeOnDevice(expression: string, around: Surroundings): boolean {
  // What a backward pass begins with is on the device, whatever it was made of.
  if (around.functionSays(/backward|scaler\s*\(/)) return true;
  const seen = new Set<string>();
  let made: readonly Made[] = [around.remember(`made of ${expression}`, (blocks) => madeOf(expression, '', blocks))];
  for (;;) {
    if (made.some(({ isMoved }) => isMoved) || seen.size > MAX_NAMES) return true;
    const names = new Set(made.flatMap((one) => one.names).filter((name) => !seen.has(name)));
    if (!names.size) return false;
    for (const name of names) seen.add(name);
    made = Array.from(names, (name) => around.remember(`device of ${name}`, (blocks) => givenTo(name, blocks)));
  }
}

const GIVEN = '~';

function givenTo(name: string, blocks: Blocks): Made {
  const isAttribute = name.startsWith('.');
  const context = isAttribute || name.startsWith(GIVEN) ? GIVEN : '';
  const plain = name.slice(isAttribute || context ? 1 : 0);
  const made = blocks
    .givenTo(plain)
    .map(({ value }) => (value === null ? { isMoved: true, names: [] } : madeOf(value, context, blocks)));
  const isMoved = made.some((one) => one.isMoved) || (!isAttribute && context !== '' && isTold(plain, blocks));
  return { isMoved, names: made.flatMap((one) => one.names) };
}

/** A parameter that is said to be a tensor, or is one of a forward pass; what a loop or a context gives. */
const isTold = (name: string, blocks: Blocks): boolean =>
  new RegExp(
    `\\b${name}[ \\t]*:[^,)=\\n]*Tensor|\\bdef[ \\t]+forward\\b[^)]*\\b${name}\\b|\\bfor[ \\t]+[\\w ,()*]*\\b${name}\\b[\\w ,()*]*[ \\t]in\\b|\\bas[ \\t]+${name}\\b`,
  ).test(blocks.text);

function madeOf(expression: string, context: string, blocks: Blocks): Made {
  const written = expression.replace(STRING, (part) => (part.startsWith('#') ? '' : "''"));
  const code = withoutParentheses(written.replace(TEST, ' else'));
  if (isCollection(code)) return { isMoved: false, names: [] };
  if (MOVES.test(code)) return { isMoved: true, names: [] };
  const names: string[] = Array.from(code.matchAll(BEHIND_BRACKET), ([, attribute]) => `.${attribute}`);
  for (const [path, opens] of code.matchAll(PATH)) {
    const parts = path.replace(/[\s(]/g, '').split('.');
    const isCalled = opens !== undefined;
    if (isCalled && mayGive(parts, context, blocks)) return { isMoved: true, names: [] };
    names.push(...namesBehind(parts, isCalled).map((name) => (name.startsWith('.') ? name : `${context}${name}`)));
  }
  return { isMoved: false, names };
}

/** What a library or a module gives when it is called, or in a class a function of this file. */
function mayGive(path: readonly string[], context: string, blocks: Blocks): boolean {
  const [root, last] = [path[0]!, path.at(-1)!];
  if (path.length > 1 && ELSEWHERE.test(root)) return false;
  const isOwn = blocks.functionsNamed(last).length > 0;
  if (isOwn && context !== '') return true;
  return path.length > 1 ? imports(root, blocks) : !BUILTIN.test(root) && (!isOwn || imports(root, blocks));
}

/** The names and attributes that decide whether a path is on a device, or gives what is there when it is called. */
function namesBehind(path: readonly string[], isCalled: boolean): readonly string[] {
  const [root, last] = [path[0]!, path.at(-1)!];
  if (path.length === 1) return isCalled || NO_NAME.has(root) ? [] : [root];
  if (ELSEWHERE.test(root) || ON_HOST.test(last)) return [];
  const owners = isCalled || PASSES_ON.test(last) ? path.slice(1, -1).map((part) => `.${part}`) : [];
  const isRead = (isCalled && path.length === 2) || path.some((part) => PASSES_ON.test(part));
  return [...(isRead && !NO_NAME.has(root) ? [root] : []), ...owners, `.${last}`];
}

/** A list that a loop makes, a dictionary, or what a function of Python gives. */
function isCollection(code: string): boolean {
  const [, name = ''] = /^(\w*)[ \t]*[([{]/.exec(code) ?? [];
  const open = code.search(/[([{]/);
  if (open < 0 || (name && !(code.startsWith(`${name}(`) && BUILTIN.test(name))) || !/^\w*[ \t]*[([{]/.test(code))
    return false;
  if (closingOf(code, open) !== code.length - 1) return false;
  return name !== '' || code[0] === '{' || (code[0] === '[' && /\bfor\b/.test(code));
}

function withoutParentheses(code: string): string {
  let inner = code.trim();
  while (inner.startsWith('(') && closingOf(inner, 0) === inner.length - 1) inner = inner.slice(1, -1).trim();
  return inner;
}

const imports = (name: string, blocks: Blocks): boolean => importedNames(blocks).has(name);
