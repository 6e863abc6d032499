import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache } from './install.ts';
import type { Release } from './releases.ts';

const updateServer = 'https://update.code.visualstudio.com/api/releases/stable';
const probeLimit = 3_000;

/**
 * The executable of the desktop build where there is a display for it and it is here or can be downloaded.
 * `EFFICIENCY_LENS_HOST` decides instead where it is set: `desktop` or `web`.
 */
export async function desktopExecutable(release: Release): Promise<string | undefined> {
  const wanted = process.env['EFFICIENCY_LENS_HOST'] ?? '';
  if (!['', 'desktop', 'web'].includes(wanted)) {
    throw new Error(`EFFICIENCY_LENS_HOST is "${wanted}"; it may be "desktop" or "web".`);
  }
  if (wanted === 'desktop') return download(release);
  if (wanted === 'web' || !hasDisplay()) return undefined;
  if (!isDownloaded(release) && !(await reachesUpdateServer())) return undefined;
  return download(release).catch((error: unknown) => {
    console.log(`No desktop build of VS Code ${release.vscode} (${String(error)}); using the web workbench.`);
    return undefined;
  });
}

function download(release: Release): Promise<string> {
  return downloadAndUnzipVSCode({ version: release.vscode, cachePath: cache });
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** A complete download needs no server any more. */
function isDownloaded(release: Release): boolean {
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  const platforms: Partial<Record<NodeJS.Platform, string>> = {
    linux: `linux-${arch}`,
    darwin: arch === 'arm64' ? 'darwin-arm64' : 'darwin',
    win32: `win32-${arch}-archive`,
  };
  return existsSync(join(cache, `vscode-${platforms[process.platform]}-${release.vscode}`, 'is-complete'));
}

async function reachesUpdateServer(): Promise<boolean> {
  try {
    return (await fetch(updateServer, { method: 'HEAD', signal: AbortSignal.timeout(probeLimit) })).ok;
  } catch {
    return false;
  }
}
