import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Knowledge, readKnowledge } from '../core/knowledge/knowledge.ts';
import type { Lens } from '../core/lens.ts';
import { openLens } from '../worker/openLens.ts';

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What the commands need of the process they run in. */
export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The folder of the built files. */
  readonly assets: string;
  readStdin(): Promise<Uint8Array>;
  openLens(): Promise<Lens>;
  readKnowledge(): Promise<Knowledge>;
}

/** The built files are missing, damaged or of another version: told in one line, exit code 2. */
export class InstallationError extends Error {}

export function processHost(assets: string): Host {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    assets,
    readStdin: () => buffer(process.stdin),
    openLens: () => installed(() => openLens(assets)),
    readKnowledge: () => installed(async () => readKnowledge(await readFile(join(assets, 'knowledge.json'), 'utf8'))),
  };
}

async function installed<T>(open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new InstallationError((error as Error).message, { cause: error });
  }
}
