import { parse as parseToml } from 'smol-toml';
import { CONDA_NAMES, readConda } from './condaEnvironment.ts';
import { type Locked, readPipfileLock, readTomlLock } from './lockedVersions.ts';
import { bump, holds, intervalOf, type StatedVersions } from './versions.ts';

/** What a requirements file of pip asks for. Options, paths and addresses are left out. */
export function readRequirements(text: string): StatedVersions {
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r\n|\n|\r/);
  return collect(lines.flatMap((line) => readRequirement(line.replace(/(?:^|\s)#.*$/, '')) ?? []));
}

/**
 * What a `pyproject.toml` asks for: `[project]` with its optional dependencies, dependency groups, and Poetry's tables.
 *
 * @throws Error with the line when it is not TOML.
 */
export function readPyproject(text: string): StatedVersions {
  const root = table(parseToml(text));
  const project = table(root['project']);
  const poetry = table(table(root['tool'])['poetry']);
  const listed = [
    project['dependencies'],
    ...Object.values(table(project['optional-dependencies'])),
    ...Object.values(table(root['dependency-groups'])),
  ].flatMap((list) => (Array.isArray(list) ? list : []));
  const poetryTables = [
    poetry['dependencies'],
    poetry['dev-dependencies'],
    ...Object.values(table(poetry['group'])).map((group) => table(group)['dependencies']),
  ];
  return collect([
    ...listed.flatMap((line) => (typeof line === 'string' ? (readRequirement(line) ?? []) : [])),
    ...poetryTables.flatMap((entries) => Object.entries(table(entries)).flatMap(readPoetry)),
  ]);
}

/** What a `setup.cfg` asks for. */
export const readSetupConfig = (text: string): StatedVersions =>
  readRequirements(text.replace(/^\[.*$/gm, '').replace(/^\s*\w+\s*=(?!=)\s*/gm, ''));

/**
 * What a `setup.py` asks for, without running it: the requirements among its strings (`"torch>=1.11"`), and what it
 * tests or says of PyTorch itself (`assert torch_ver >= [1, 8]`, `"Requires PyTorch >= 1.8"`).
 */
export function readSetup(text: string): StatedVersions {
  const code = text.replace(/(^|\s)#.*$/gm, '$1');
  const strings = [...code.matchAll(/(['"])([^'"\n]*?)\1/g)].map((match) => match[2]!);
  const required = strings.flatMap((string) => readRequirement(string) ?? []);
  const tested = /\bassert\s+torch\w*\s*>=\s*[[(](\d+)\s*,\s*(\d+)/.exec(code);
  const said = strings.map((string) => /\bPyTorch\s*>=\s*(\d[\d.]*\d)/i.exec(string)?.[1]).find(Boolean);
  const floor = tested ? `${tested[1]}.${tested[2]}` : said;
  return collect([...required, ...(floor ? [['torch', `>=${floor}`] as const] : [])]);
}

const PIP = /^requirements?(?:.*\.txt)?$/i;
const CONDA = /^(?:\w+[-_])?(?:environment|env|conda)[\w.-]*\.ya?ml$/i;

/** Reads a file by its name: requirements, `pyproject.toml`, `setup.py`, `setup.cfg`, a lock file or an environment of conda; undefined for any other. */
export function readStated(name: string, text: string): StatedVersions | undefined {
  if (PIP.test(name)) return readRequirements(text);
  if (CONDA.test(name)) return collect(readConda(text).flatMap((line) => readRequirement(line) ?? []));
  switch (name) {
    case 'pyproject.toml':
      return readPyproject(text);
    case 'setup.py':
      return readSetup(text);
    case 'setup.cfg':
      return readSetupConfig(text);
    case 'uv.lock':
    case 'poetry.lock':
    case 'pdm.lock':
    case 'pylock.toml':
      return fixedTo(readTomlLock(text));
    case 'Pipfile.lock':
      return fixedTo(readPipfileLock(text));
    default:
      return undefined;
  }
}

const fixedTo = (locked: readonly Locked[]): StatedVersions =>
  collect(
    locked.flatMap(([name, version]) => {
      const range = `==${version}`;
      return intervalOf(range) ? [[normalise(name), range] as const] : [];
    }),
  );

/** True for the names of files that `readStated` reads. */
export const statesVersions = (name: string): boolean =>
  /^(?:(?:pyproject|pylock)\.toml|setup\.(?:py|cfg)|(?:uv|poetry|pdm|Pipfile)\.lock)$/i.test(name) ||
  PIP.test(name) ||
  CONDA.test(name);

/**
 * Brings what several files of one folder state together: a version must be allowed by all of them. Where files contradict
 * each other (`requirements.txt`, `requirements_old.txt`), the one with the plainer name counts.
 */
export function mergeVersions(stated: readonly (readonly [file: string, StatedVersions])[]): StatedVersions {
  const plainFirst = [...stated].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  const merged: Record<string, string> = {};
  for (const [name, range] of plainFirst.flatMap(([, versions]) => Object.entries(versions))) {
    const known = merged[name];
    if (!known) merged[name] = range;
    else if (known !== range && holds(known, range) !== 'no') merged[name] = `${known},${range}`;
  }
  if (merged['timm'] && holds(merged['timm'], TIMM_OF_TODAY) === 'no') merged['torch'] ??= OLD_TORCH;
  return merged;
}

/** Earlier releases import `container_abcs` of `torch._six`, which PyTorch 1.9 took away. */
const TIMM_OF_TODAY = '>=0.4';
const OLD_TORCH = '<1.9';

type Entry = readonly [name: string, range: string];

function collect(entries: readonly Entry[]): StatedVersions {
  const versions: Record<string, string> = {};
  for (const [name, range] of entries) {
    const known = versions[name];
    if (range && known !== range) versions[name] = known ? `${known},${range}` : range;
  }
  return versions;
}

const REQUIREMENT = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*\(?\s*([^;@)]*?)\s*\)?\s*(?:;.*)?$/;

/** `torch[extra] >=2.1,<3 ; marker` → its name and range; conda's `pytorch` is written in files of pip as well. */
function readRequirement(line: string): [Entry] | undefined {
  const [, name, range] = REQUIREMENT.exec(line.replace(/\s--\w.*$/, '')) ?? [];
  if (name === undefined || range === undefined) return undefined;
  const library = CONDA_NAMES[name] ?? normalise(name);
  return range === '' || intervalOf(range) ? [[library, range.replace(/\s+/g, '')]] : undefined;
}

/** Poetry's `torch = "^2.1"` and `torch = { version = "~2.1" }`. */
function readPoetry([name, value]: [string, unknown]): Entry[] {
  const written = typeof value === 'string' ? value : table(value)['version'];
  if (typeof written !== 'string') return [];
  const range = written
    .split(',')
    .map((part) => fromPoetry(part.trim()))
    .filter((part) => part !== '')
    .join(',');
  return range === '' || !intervalOf(range) ? [] : [[normalise(name), range]];
}

/** Poetry's own marks in the words of PEP 440: `^2.1` → `>=2.1,<3`, `~2.1` → `>=2.1,<2.2`, `2.1` → `==2.1`. */
function fromPoetry(part: string): string {
  if (part === '*') return '';
  const marked = /^([~^]) ?(\d+(?:\.\d+)*)$/.exec(part);
  if (!marked) return /^\d/.test(part) ? `==${part}` : part;
  const release = marked[2]!.split('.').map(Number);
  const leading = release.findIndex((number) => number > 0);
  const fixed = marked[1] === '^' ? (leading < 0 ? release.length - 1 : leading) : Math.min(1, release.length - 1);
  return `>=${marked[2]},<${bump(release, fixed)}`;
}

/** PEP 503: `Flash_Attn` and `flash-attn` are one. */
export const normalise = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');

const table = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
