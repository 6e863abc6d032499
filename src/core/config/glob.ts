/** True for paths that a glob names; paths have forward slashes and are relative to the folder of the glob. */
export type Matcher = (path: string) => boolean;

/** A glob that cannot be followed, and why: the end of a sentence that begins with it. */
export class GlobError extends Error {}

/** Braces multiply: more alternatives than anybody writes by hand are refused. */
const MAX_ALTERNATIVES = 256;
const MAX_LENGTH = 500;

/**
 * Reads a glob: `*` and `?` inside a name, `**` over folders, `[a-z]`, `[!a-z]` and `{one,two}`. Without a slash it is
 * held against every name on the way (`build`, `*_pb2.py`), with one against the way from the folder of the glob. What it
 * names stands for all that is inside.
 *
 * Matching takes time in proportion to glob and path, whatever they hold: a configuration may come from anybody, so it is
 * not turned into a regular expression, which can take for ever.
 *
 * @throws GlobError
 */
export function readGlob(glob: string): Matcher {
  if (glob.length > MAX_LENGTH) throw new GlobError(`it is longer than ${MAX_LENGTH} characters`);
  if (glob.includes('\\')) throw new GlobError('folders are separated by /');
  if (glob.startsWith('!')) throw new GlobError('it cannot begin with «!»');
  const alternatives = expand(glob).map(readAlternative);
  return (path) => {
    const names = path.split('/');
    return alternatives.some((parts) => leadsInto(parts, names));
  };
}

/** `{a,b}/c` → `a/c`, `b/c`, the innermost braces first. */
function expand(glob: string): string[] {
  const whole: string[] = [];
  const open = [glob];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [, before, inside, after] = /^([^{}]*(?:\{[^{}]*)*)\{([^{}]*)\}(.*)$/s.exec(next) ?? [];
    if (inside === undefined) whole.push(next);
    else open.push(...inside.split(',').map((part) => `${before}${part}${after}`));
    if (whole.length + open.length > MAX_ALTERNATIVES) throw new GlobError('its braces stand for too many globs');
  }
  if (whole.some((one) => /[{}]/.test(one))) throw new GlobError('its braces do not close');
  return whole;
}

/** Any number of folders, or one name. */
type Part = '**' | readonly Unit[];
/** Any characters, or one of them. */
type Unit = '*' | ((character: string) => boolean);

function readAlternative(glob: string): readonly Part[] {
  const way = glob.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const names = way.split('/').filter(Boolean);
  if (!names.length) throw new GlobError('it names nothing');
  if (names.includes('..')) throw new GlobError('it leads out of the folder');
  const parts = names.map((name): Part => (name === '**' ? '**' : readName(name)));
  // What is inside a folder is not the folder itself: at the end, stars stand for a name at least.
  if (parts.at(-1) === '**') parts.push(['*']);
  return way.includes('/') ? parts : ['**', ...parts];
}

function readName(name: string): readonly Unit[] {
  const units: Unit[] = [];
  const characters = [...name];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === '*') {
      if (units.at(-1) !== '*') units.push('*');
    } else if (character === '?') units.push(() => true);
    else if (character === '[') {
      // A bracket that closes at once is one of the characters.
      const end = characters.indexOf(']', at + (/[!^]/.test(characters[at + 1] ?? '') ? 3 : 2));
      if (end < 0) throw new GlobError('its bracket does not close');
      units.push(readClass(characters.slice(at + 1, end)));
      at = end;
    } else units.push((other) => other === character);
  }
  return units;
}

function readClass(inside: readonly string[]): Unit {
  const isNot = inside[0] === '!' || inside[0] === '^';
  const members = isNot ? inside.slice(1) : inside;
  const ranges: (readonly [string, string])[] = [];
  for (let at = 0; at < members.length; at++) {
    const isRange = members[at + 1] === '-' && at + 2 < members.length;
    ranges.push([members[at]!, members[isRange ? at + 2 : at]!]);
    if (isRange) at += 2;
  }
  return (character) => ranges.some(([low, high]) => low <= character && character <= high) !== isNot;
}

/** True when the parts name the way or a folder on it: all states that the parts can be in are followed at once. */
function leadsInto(parts: readonly Part[], names: readonly string[]): boolean {
  let states = pastFolders(new Set([0]), parts);
  for (const name of names) {
    const next = new Set<number>();
    for (const state of states) {
      const part = parts[state]!;
      if (part === '**') next.add(state);
      else if (fits(part, [...name])) next.add(state + 1);
    }
    states = pastFolders(next, parts);
    if (states.has(parts.length)) return true;
  }
  return false;
}

/** `**` may stand for no folder at all. */
function pastFolders(states: Set<number>, parts: readonly Part[]): Set<number> {
  for (const state of states) if (parts[state] === '**') states.add(state + 1);
  return states;
}

/** A star that fails to lead on takes one character more; only the last one ever has to. */
function fits(units: readonly Unit[], name: readonly string[]): boolean {
  let unit = 0;
  let at = 0;
  let star = -1;
  let taken = 0;
  while (at < name.length) {
    const wanted = units[unit];
    if (wanted === '*') {
      star = unit++;
      taken = at;
    } else if (wanted?.(name[at]!)) {
      unit++;
      at++;
    } else if (star >= 0) {
      unit = star + 1;
      at = ++taken;
    } else return false;
  }
  while (units[unit] === '*') unit++;
  return unit === units.length;
}
