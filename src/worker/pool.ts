import { Worker } from 'node:worker_threads';
import type { FileReport } from '../core/report/fileReport.ts';
import type { Job } from './scanFile.ts';
import type { Answer, ThreadData } from './thread.ts';

/** Files handed to a thread at once: few enough that threads end together, enough that messages cost nothing. */
const BATCH = 8;

/**
 * Looks at files with several threads.
 *
 * @param script the built worker
 * @param onDone called with the number of files done so far
 * @returns reports in the order of `jobs`
 * @throws Error when a thread ends before its work is done
 */
export async function scanInThreads(
  script: string,
  data: ThreadData,
  jobs: readonly Job[],
  threads: number,
  onDone: (done: number) => void,
): Promise<FileReport[]> {
  const lanes = Math.max(1, Math.min(threads, Math.ceil(jobs.length / BATCH)));
  const workers = Array.from({ length: lanes }, () => new Worker(script, { workerData: data }));
  const reports = new Array<FileReport>(jobs.length);
  let next = 0;
  let done = 0;

  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let from = 0;
      const hand = (): void => {
        from = next;
        const batch = jobs.slice(from, from + BATCH);
        next += batch.length;
        if (batch.length) worker.postMessage(batch);
        else resolve();
      };
      worker.on('message', (answer: Answer) => {
        answer.forEach((report, i) => (reports[from + i] = report));
        onDone((done += answer.length));
        hand();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`A worker ended with code ${code} before its work was done.`)));
      hand();
    });

  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return reports;
}
