import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { installed, npmInstall } from './install.ts';
import type { Release } from './releases.ts';

/** A VS Code server with its web workbench, ready to start. */
export interface CodeServer {
  readonly release: Release;
  /** The Node binary that it runs on. */
  readonly node: string;
  /** Folder of the server: `out/server-main.js` is inside. */
  readonly root: string;
}

const exe = process.platform === 'win32' ? '.exe' : '';

/**
 * VS Code from the npm registry, for machines without a display or without VS Code's update server: code-server
 * carries the whole server, the web workbench and the extension host. Installed on first use.
 */
export async function installCodeServer(release: Release): Promise<CodeServer> {
  const node = release.node === undefined ? undefined : await installNode(release.node);
  const folder = await installed(`code-server-${release.codeServer}`, async (partial) => {
    console.log(`Installing VS Code ${release.vscode} from the npm registry (once) ...`);
    await npmInstall(partial, [`code-server@${release.codeServer}`], node);
    // Its own install script would do this, among much that is not needed.
    await npmInstall(serverRoot(partial), [], node);
    if (release.ripgrep !== undefined) await addRipgrep(partial, release.ripgrep);
  });
  return { release, node: node === undefined ? process.execPath : join(node, `node${exe}`), root: serverRoot(folder) };
}

function serverRoot(folder: string): string {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** @returns the folder of the binary */
async function installNode(major: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = await installed(`node-${major}`, async (partial) => {
    console.log(`Installing Node ${major} from the npm registry (once) ...`);
    await npmInstall(partial, [`${name}@${major}`]);
  });
  return join(folder, 'node_modules', name, 'bin');
}

/** `@vscode/ripgrep` of this age downloads its binary in the install script; the later packages carry it. */
async function addRipgrep(folder: string, version: string): Promise<void> {
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await npmInstall(folder, [`${name}@${version}`]);
  const bin = join(serverRoot(folder), 'node_modules', '@vscode', 'ripgrep', 'bin');
  await mkdir(bin, { recursive: true });
  const rg = join(bin, `rg${exe}`);
  await copyFile(join(folder, 'node_modules', name, 'bin', `rg${exe}`), rg);
  await chmod(rg, 0o755);
}
