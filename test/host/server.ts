import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type CodeServer } from './codeServer.ts';
import { start } from './processes.ts';

export interface Serving {
  /** Folder for everything that the server writes. */
  readonly data: string;
  /** Lets the workbench run a suite: without it the newest release ignores `payload`, with it dialogs stay away. */
  readonly suite?: boolean;
  /** Opens folders in Restricted Mode until they are trusted. */
  readonly restricted?: boolean;
}

export interface Served {
  readonly port: number;
  readonly token: string;
  /** Resolves when the server ends by itself. */
  readonly ended: Promise<unknown>;
  readonly stop: () => Promise<void>;
}

const startLimit = 60_000;
const keptLines = 40;

/** Starts the server on a free loopback port. @throws with its last words where it does not come up */
export async function serve(codeServer: CodeServer, options: Serving): Promise<Served> {
  const token = randomUUID();
  const { child, stop } = start(codeServer.node, ['out/server-main.js', ...serverArguments(options, token)], {
    cwd: codeServer.root,
    env: serverEnvironment(),
  });
  const last: string[] = [];
  const port = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (last.push(line) > keptLines) last.shift();
        const listening = /Extension host agent listening on (\d+)/.exec(line)?.[1];
        if (listening !== undefined) resolve(Number(listening));
      });
    }
  });
  const ended = once(child, 'exit');
  const tooLate = AbortSignal.timeout(startLimit);
  const first = await Promise.race([port, ended.catch(() => undefined), once(tooLate, 'abort')]);
  if (typeof first === 'number') return { port: first, token, ended, stop };
  await stop();
  throw new Error(`VS Code ${codeServer.release.vscode} did not start:\n${last.join('\n')}`);
}

function serverArguments({ data, suite, restricted }: Serving, token: string): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--accept-server-license-terms'],
    ...['--server-data-dir', data, '--user-data-dir', data, '--telemetry-level', 'off'],
    ...(suite === true ? ['--enable-smoke-test-driver'] : []),
    ...(restricted === true ? [] : ['--disable-workspace-trust']),
  ];
}

/** Without the variables of a VS Code whose terminal we run in, and without a gallery to ask over the network. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name));
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}' };
}

/** Puts a link to the extension where the server keeps installed ones; to be done before it starts. */
export async function linkExtension(extension: string, data: string): Promise<void> {
  const manifest = JSON.parse(await readFile(join(extension, 'package.json'), 'utf8')) as Record<string, string>;
  const folder = join(data, 'extensions');
  await mkdir(folder, { recursive: true });
  await symlink(
    extension,
    join(folder, `${manifest['publisher']}.${manifest['name']}-${manifest['version']}`),
    'junction',
  );
}

/** The address of the workbench with `folder` open. @param payload what the workbench takes besides, by name */
export function addressOf(served: Served, folder: string, payload: Readonly<Record<string, string>> = {}): string {
  const address = new URL(`http://localhost:${served.port}/`);
  address.searchParams.set('tkn', served.token);
  address.searchParams.set('folder', folder);
  const entries = Object.entries(payload).map(([name, path]) => [name, remoteUri(served, path)]);
  if (entries.length > 0) address.searchParams.set('payload', JSON.stringify(entries));
  return address.href;
}

function remoteUri(served: Served, path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return `vscode-remote://localhost:${served.port}${slashed.startsWith('/') ? '' : '/'}${slashed}`;
}
