import type { MessagePort } from 'node:worker_threads';
import type { Lens } from '../core/lens.ts';
import type { ProjectFacts } from '../core/patterns/project.ts';
import type { FileReport } from './fileReport.ts';
import { type Job, scanFile } from './scanFile.ts';

/** What a thread is started with. */
export interface ThreadData {
  /** The folder of the built files. */
  readonly assets: string;
  readonly project: ProjectFacts;
}

/** Main → thread: a few files at a time. Thread → main: a report for each, in the same order. */
export type Batch = readonly Job[];
export type Answer = readonly FileReport[];

/** Answers batches until the port is closed. */
export function serve(port: MessagePort, lens: Promise<Lens>, project: ProjectFacts): void {
  port.on('message', async (batch: Batch) => {
    const reports: FileReport[] = [];
    for (const job of batch) reports.push(await scanFile(await lens, job, project));
    port.postMessage(reports satisfies Answer);
  });
}
