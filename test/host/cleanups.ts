import { constants } from 'node:os';

type Cleanup = () => Promise<void>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const waiting = new Set<Cleanup>();

/**
 * Keeps `cleanup` until the returned function is called, or until this process is told to stop, whichever is first.
 * It runs once either way; later callers wait for the same run.
 */
export function onceAtEnd(cleanup: Cleanup): Cleanup {
  let running: Promise<void> | undefined;
  const once: Cleanup = () => {
    running ??= cleanup().finally(() => {
      waiting.delete(once);
      if (waiting.size === 0) stopListening();
    });
    return running;
  };
  if (waiting.size === 0) startListening();
  waiting.add(once);
  return once;
}

let watch: NodeJS.Timeout | undefined;

function startListening(): void {
  for (const signal of signals) process.on(signal, stop);
  // The shell between npm and us ends on a signal without passing it on, and a killed parent tells nobody.
  const parent = process.ppid;
  watch = setInterval(() => process.ppid === parent || process.emit('SIGHUP', 'SIGHUP'), 1_000).unref();
}

function stopListening(): void {
  for (const signal of signals) process.off(signal, stop);
  clearInterval(watch);
}

let stopping = false;

/** Whether this process was told to stop and is cleaning up. */
export function isStopping(): boolean {
  return stopping;
}

function stop(signal: NodeJS.Signals): void {
  // npm passes on the Ctrl-C that the terminal has already sent to every process, so a repetition means nothing.
  if (stopping) return;
  stopping = true;
  void cleanUp().finally(() => process.exit(128 + constants.signals[signal]));
}

/** Youngest first: a browser closes before its server, a server before its folder goes. */
async function cleanUp(): Promise<void> {
  for (const cleanup of [...waiting].reverse()) {
    await cleanup().catch((error: unknown) => console.error(error));
  }
}
