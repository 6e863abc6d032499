import { parse as parseToml } from 'smol-toml';

/** What a lock file fixed: a library with its version, without what marks a build (`2.5.1+cu124` → `2.5.1`). */
export type Locked = readonly [name: string, version: string];

/**
 * What `uv.lock`, `poetry.lock`, `pdm.lock` or `pylock.toml` fixed. A library that stands there in several versions, one
 * for each platform, is left out.
 *
 * @throws Error with the line when it is not TOML.
 */
export function readTomlLock(text: string): readonly Locked[] {
  const root: Readonly<Record<string, unknown>> = parseToml(text);
  return single([...entries(root['package']), ...entries(root['packages'])]);
}

/**
 * What `Pipfile.lock` fixed for running the project.
 *
 * @throws SyntaxError when it is not JSON.
 */
export function readPipfileLock(text: string): readonly Locked[] {
  const packages = record(record(JSON.parse(text))['default']);
  return single(
    Object.entries(packages).flatMap(([name, entry]) => {
      const version = record(entry)['version'];
      return typeof version === 'string' ? [[name, version.replace(/^==/, '')] as const] : [];
    }),
  );
}

function entries(list: unknown): Locked[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry) => {
    const { name, version } = record(entry);
    return typeof name === 'string' && typeof version === 'string' ? [[name, version] as const] : [];
  });
}

/** Those that stand in one version only. */
function single(locked: readonly Locked[]): readonly Locked[] {
  const versions = new Map<string, Set<string>>();
  for (const [name, version] of locked) {
    const release = version.replace(/\+.*$/, '');
    const known = versions.get(name);
    if (known) known.add(release);
    else versions.set(name, new Set([release]));
  }
  return [...versions].flatMap(([name, [version, another]]) =>
    version !== undefined && another === undefined ? [[name, version] as const] : [],
  );
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
