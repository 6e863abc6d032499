import type { Knowledge } from '../knowledge/knowledge.ts';
import { techniquesUsing } from './pageCode.ts';
import { IDIOMS, MODULE_ALIASES } from './codeVocabulary.ts';

/** How strongly code points to techniques, 0 to 1 by technique id. */
export type Pointers = ReadonlyMap<string, number>;

/** Signs of code: a call, a dotted or underscored name, an argument by keyword, a matrix product. */
const SIGNS = [
  /[A-Za-z_]\w+\(/,
  /[A-Za-z_]\w*\.[A-Za-z_]\w*/,
  /\b[A-Za-z]\w*_\w+\b/,
  /\b[A-Za-z_]\w*\s*=\s*[\w'"([{]/,
  /\w\s+@\s+\w/,
];
/** A name in capitals and small letters (`DataLoader`), standing alone: in a sentence it is as likely a title. */
const CLASS_NAME = /^[A-Z]\w*[a-z]\w*[A-Z]\w*$/;
const NAME = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|\.[A-Za-z_]\w*/g;

/** True for texts that are, or hold, a piece of code. */
export const looksLikeCode = (text: string): boolean =>
  SIGNS.some((sign) => sign.test(text)) || CLASS_NAME.test(text.trim());

/**
 * The techniques that the names in a piece of code lead to. A name that few techniques know says more than one that many
 * know; a name in full says more than its last part.
 */
export function techniquesInCode(code: string, knowledge: Knowledge): Pointers {
  const pointers = new Map<string, number>();
  const point = (technique: string, weight: number): void => {
    pointers.set(technique, 1 - (1 - (pointers.get(technique) ?? 0)) * (1 - weight));
  };
  for (const { when, technique, weight } of IDIOMS) {
    if (knowledge.technique(technique) && when.every((sign) => sign.test(code))) point(technique, weight);
  }
  for (const name of new Set(Array.from(code.matchAll(NAME), ([name]) => qualify(name)))) {
    const found = resolve(name, knowledge);
    for (const technique of found.techniques) point(technique, found.weight / found.techniques.length ** 0.7);
    for (const technique of techniquesByWord(name, knowledge)) point(technique, 0.35);
    const used = techniquesUsing(name.slice(name.lastIndexOf('.') + 1), knowledge);
    for (const { id } of used) point(id, 0.6 / used.length ** 0.7);
  }
  return pointers;
}

function qualify(name: string): string {
  const [first = '', ...rest] = name.replace(/^\./, '').split('.');
  const module = rest.length ? MODULE_ALIASES[first] : undefined;
  return module ? [module, ...rest].join('.') : [first, ...rest].join('.');
}

/** By the whole name, or by the longest ending of it that is known. */
function resolve(name: string, knowledge: Knowledge): { techniques: readonly string[]; weight: number } {
  const parts = name.split('.');
  for (let i = 0; i < parts.length; i++) {
    const techniques = knowledge.techniquesNaming(parts.slice(i).join('.'));
    if (techniques.length) return { techniques: techniques.map(({ id }) => id), weight: i === 0 ? 0.9 : 0.75 };
  }
  return { techniques: [], weight: 0 };
}

/** Techniques whose patterns are looked for where this word stands. */
function techniquesByWord(name: string, knowledge: Knowledge): ReadonlySet<string> {
  const last = name.slice(name.lastIndexOf('.') + 1);
  const cards = knowledge.patterns.filter(({ words }) => words.includes(last));
  const techniques = new Set(cards.map(({ technique }) => technique));
  return techniques.size <= 2 ? techniques : new Set();
}
