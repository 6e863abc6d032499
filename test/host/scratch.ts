import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { onceAtEnd } from './cleanups.ts';

/** What one run writes: removed when it ends, however it ends. */
export interface Scratch {
  readonly root: string;
  /** The folder that VS Code opens; a copy, so a test may write in it. */
  readonly workspace: string;
  /** VS Code's user data. */
  readonly data: string;
  readonly remove: () => Promise<void>;
}

/** Settings as in `settings.json`. */
export type Settings = Readonly<Record<string, unknown>>;

/** Keeps what has nothing to do with us out of tests and pictures. */
const quiet: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** @param original folder to copy into the workspace */
export async function makeScratch(original: string, settings: Settings = {}): Promise<Scratch> {
  const root = await mkdtemp(join(tmpdir(), 'efficiency-lens-'));
  const remove = onceAtEnd(() => rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  const scratch = { root, workspace: join(root, basename(original)), data: join(root, 'data'), remove };
  await cp(original, scratch.workspace, { recursive: true });
  await writeSettings(join(scratch.data, 'User'), { ...quiet, ...settings });
  return scratch;
}

/** Settings of the web workbench that win over the user's; only those of the scopes window and resource count. */
export function writeMachineSettings(data: string, settings: Settings): Promise<void> {
  return writeSettings(join(data, 'Machine'), settings);
}

async function writeSettings(folder: string, settings: Settings): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}
