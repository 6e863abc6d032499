import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Opening, openWorkbench } from './open.ts';
import type { Workbench } from './workbench.ts';

/** Leads the workbench to what the picture is to show, and takes it. */
export type Shot = (name: string, lead: (workbench: Workbench) => Promise<void>) => Promise<void>;

/**
 * Opens VS Code for pictures: `take` gets `shot`, which writes `name`.png into `folder`.
 *
 * Where a lead fails, `name`.failed.png shows how far it got.
 */
export async function withShots(folder: string, opening: Opening, take: (shot: Shot) => Promise<void>): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { workbench, close } = await openWorkbench(opening);
  const picture = (name: string) =>
    workbench.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  try {
    await take(async (name, lead) => {
      try {
        await lead(workbench);
      } catch (error) {
        await picture(`${name}.failed`);
        throw error;
      }
      await picture(name);
    });
  } finally {
    await close();
  }
}
