// Takes pictures of VS Code with the extension: screenshot.ts PICTURES.yaml FOLDER [1.100|1.139]
// The file maps the name of each picture to its steps (see steps.ts); the window stays open from one to the next.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { newest, releaseNamed } from './releases.ts';
import { withShots } from './shots.ts';
import { perform, type Step } from './steps.ts';

async function main([file, folder, release]: readonly string[]): Promise<void> {
  if (file === undefined || folder === undefined)
    throw new Error('Usage: screenshot.ts PICTURES.yaml FOLDER [VERSION]');
  const pictures = parse(await readFile(file, 'utf8')) as Readonly<Record<string, readonly Step[]>>;
  const opening = { release: release === undefined ? newest : releaseNamed(release), scale: 2 };
  await withShots(folder, opening, async (shot) => {
    for (const [name, steps] of Object.entries(pictures)) {
      await shot(name, async (workbench) => {
        for (const step of steps) await perform(workbench, step);
      });
      console.log(`${name}.png`);
    }
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
