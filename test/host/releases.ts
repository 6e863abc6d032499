/** A VS Code release that the tests run in, and the packages of the npm registry that bring it. */
export interface Release {
  /** `major.minor`, as people name it and as `EFFICIENCY_LENS_VSCODE` takes it. */
  readonly name: string;
  /** Version of the desktop build; code-server contains the same one. */
  readonly vscode: string;
  readonly codeServer: string;
  /** Major version of Node that its server needs; the Node that runs us where undefined. */
  readonly node?: string;
  /** What the npm packages of its server leave out: the binary that file search starts. */
  readonly ripgrep?: string;
}

/** The lowest version that the manifest promises. */
export const lowest: Release = { name: '1.100', vscode: '1.100.3', codeServer: '4.100.3', ripgrep: '1.18.0' };

export const newest: Release = { name: '1.139', vscode: '1.139.1', codeServer: '4.139.1', node: '24' };

export const releases: readonly Release[] = [lowest, newest];

/** @throws where no release has this name */
export function releaseNamed(name: string): Release {
  const found = releases.find((release) => release.name === name || release.vscode === name);
  if (found) return found;
  throw new Error(`No VS Code "${name}" here; there are ${releases.map((release) => release.name).join(' and ')}.`);
}
