import type { MessagePort } from 'node:worker_threads';
import type { Lens } from '../core/lens.ts';
import type { ProjectFacts } from '../core/patterns/project.ts';
import { DiskFiles } from './diskFiles.ts';
import type { FileReport } from '../core/report/fileReport.ts';
import { type Job, scanFile } from './scanFile.ts';

/** What a thread is started with. */
export interface ThreadData {
  /** The folder of the built files. */
  readonly assets: string;
  readonly project: ProjectFacts;
  /** Say what files do well too. */
  readonly practices: boolean;
  /** Folders above which no import leads. */
  readonly roots: readonly string[];
}

/** Main → thread: a few files at a time. Thread → main: a report for each, in the same order. */
export type Batch = readonly Job[];
export type Answer = readonly FileReport[];

/** Answers batches until the port is closed. */
export function serve(port: MessagePort, opened: Promise<Lens>, { project, practices, roots }: ThreadData): void {
  const scanner = opened.then((lens) => ({
    lens,
    workspace: lens.workspace(new DiskFiles(roots)),
  }));
  port.on('message', async (batch: Batch) => {
    const reports: FileReport[] = [];
    const { lens, workspace } = await scanner;
    for (const job of batch) reports.push(await scanFile(lens, job, project, workspace, practices));
    port.postMessage(reports satisfies Answer);
  });
}
