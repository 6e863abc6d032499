// Installs what the tests need besides npm's packages, so that a machine that lacks something says so at once.
import { ensureChromium } from './chromium.ts';
import { installCodeServer } from './codeServer.ts';
import { desktopExecutable } from './desktop.ts';
import { releaseNamed } from './releases.ts';

/** @param names of releases of VS Code */
async function main(names: readonly string[]): Promise<void> {
  await ensureChromium();
  for (const release of names.map(releaseNamed)) {
    if ((await desktopExecutable(release)) === undefined) await installCodeServer(release);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
