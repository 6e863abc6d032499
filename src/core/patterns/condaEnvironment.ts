/** Packages that have another name in conda than in pip. */
export const CONDA_NAMES: Readonly<Record<string, string>> = {
  pytorch: 'torch',
  'pytorch-gpu': 'torch',
  'pytorch-cpu': 'torch',
};
const ENTRY = /^\s*-\s+['"]?(?:[\w.-]+::)?([A-Za-z][\w.-]*)\s*([^'"#]*?)\s*['"]?\s*(?:#.*)?$/;

/**
 * What an `environment.yml` of conda asks for, as lines of a requirements file: its own entries (`pytorch=1.7.0`, with a
 * build behind a further `=`) and those of pip below them.
 */
export function readConda(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/).flatMap((line) => {
    const [, name, range] = ENTRY.exec(line) ?? [];
    return name === undefined || range === undefined ? [] : [`${CONDA_NAMES[name] ?? name}${fromConda(range)}`];
  });
}

/** One `=` is every release below it: `=1.7` → `==1.7.*`; with a build it is that release. */
function fromConda(range: string): string {
  const [, version, build] = /^=?\s*=?\s*(\d[\w.]*)(=\S+)?$/.exec(range) ?? [];
  if (version === undefined) return range;
  const isExact = range.startsWith('==') || build !== undefined || version.endsWith('.*');
  return `==${version}${isExact ? '' : '.*'}`;
}
