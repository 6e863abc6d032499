import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { onceAtEnd } from './cleanups.ts';

const graceful = 5_000;
const windows = process.platform === 'win32';

export interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command to its end. @throws with what it printed, where it does not end with 0 */
export async function run(command: string, args: readonly string[], options: Options = {}): Promise<string> {
  // npm is a batch file on Windows, which only a shell starts.
  const child = spawn(command, args, { ...options, shell: windows, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const closed = once(child, 'close') as Promise<[code: number | null]>;
  const stop = onceAtEnd(async () => {
    child.kill();
    await closed.catch(() => undefined);
  });
  try {
    const [code] = await closed;
    if (code === 0) return printed;
    throw new Error(`${command} ${args.join(' ')} ended with ${code ?? 'a signal'}\n${printed.trim()}`);
  } finally {
    await stop();
  }
}

export interface Running {
  readonly child: ChildProcess;
  /** Ends the process and everything it started. */
  readonly stop: () => Promise<void>;
}

/** Starts a process in a group of its own, so that its children can be ended with it. */
export function start(command: string, args: readonly string[], options: Options = {}): Running {
  const child = spawn(command, args, { ...options, detached: !windows, stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, stop: onceAtEnd(() => stopGroup(child)) };
}

async function stopGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (windows) {
    await run('taskkill', ['/F', '/T', '/PID', String(child.pid)]).catch(() => undefined);
    return;
  }
  signalGroup(child.pid, 'SIGTERM');
  if (child.exitCode === null && child.signalCode === null) {
    await Promise.race([once(child, 'exit'), sleep(graceful, undefined, { ref: false })]);
  }
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
