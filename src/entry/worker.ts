import { parentPort, workerData } from 'node:worker_threads';
import { openLens } from '../worker/openLens.ts';
import { serve, type ThreadData } from '../worker/thread.ts';

const data = workerData as ThreadData;
serve(parentPort!, openLens(data.assets), data);
