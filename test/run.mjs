// Runs the tests: `node test/run.mjs [suite ...]`, or all suites and checks where none is named.
// The last line is `N passed, N failed`, summed from the result files that the suites leave in out/results; what
// gives no results (a check that fails, a suite that crashes or has no cases) counts as one failure.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';

const root = resolve(import.meta.dirname, '..');
const results = join(root, 'out', 'results');
const limitMinutes = 25;

const releases = (process.env.EFFICIENCY_LENS_VSCODE ?? '1.100 1.139').split(' ');
const tsx = ['--import', 'tsx'];
const mocha = ['node_modules/mocha/bin/mocha.js', '--config', '.config/mocha.json'];

/** @typedef {{ name: string, command: string[] }} Suite a command of Node that leaves out/results/NAME.json */

/** @type {(folder: string, ...options: string[]) => Suite} */
const mochaSuite = (folder, ...options) => {
  const output = ['--reporter-option', `output=${resultsOf(folder)}`];
  return { name: folder, command: [...mocha, ...output, ...options, `test/${folder}/**/*.test.ts`] };
};

/** @type {Suite[]} */
const suites = [
  ...['unit', 'rooms', 'collection', 'parcel'].map((folder) => mochaSuite(folder)),
  ...releases.map((name) => ({ name: `editor-${name}`, command: [...tsx, 'test/editor/run.ts', name] })),
  ...(globSync('test/page/**/*.test.ts', { cwd: root }).length > 0 ? [mochaSuite('page', '--timeout', '120000')] : []),
];

/** @type {(suite: Suite) => boolean} */
function needsBrowser({ name }) {
  return name === 'page' || name.startsWith('editor-');
}

/** @type {(name: string) => string} */
function resultsOf(name) {
  return join(results, `${name}.json`);
}

/** What is running now, and whether we were told to stop. */
let child;
let stopped = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
// The shell between npm and us ends on a signal without passing it on.
const parent = process.ppid;
setInterval(() => process.ppid === parent || stop('SIGHUP'), 1_000).unref();

/** Ends what is running, gracefully first. */
function stop(signal) {
  if (stopped) return;
  stopped = true;
  process.exitCode = 128 + constants.signals[signal];
  if (child) end(child, signal);
}

function end(running, signal) {
  running.kill(signal);
  setTimeout(() => killGroup(running), 20_000).unref();
}

function killGroup(running) {
  if (process.platform === 'win32') running.kill('SIGKILL');
  else if (running.exitCode === null && running.signalCode === null) process.kill(-running.pid, 'SIGKILL');
}

/**
 * Runs Node. In a group of its own, so that a Ctrl-C reaches it once and through us.
 *
 * @type {(args: string[], env?: Record<string, string>) => Promise<boolean>} resolves to whether it ended with 0
 */
function node(args, env = {}) {
  if (stopped) return Promise.resolve(false);
  const options = { cwd: root, env: { ...process.env, ...env }, detached: process.platform !== 'win32' };
  const running = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  child = running;
  const limit = setTimeout(() => {
    console.error(`Not done after ${limitMinutes} minutes.`);
    end(running, 'SIGTERM');
  }, limitMinutes * 60_000);
  return new Promise((done) => {
    running.on('exit', (code) => {
      clearTimeout(limit);
      child = undefined;
      done(code === 0);
    });
  });
}

/** @type {(script: string) => Promise<boolean>} */
function npmScript(script) {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error('Run this through npm: npm test.');
  return node([npm, 'run', script]);
}

/** @type {(title: string, run: () => Promise<boolean>) => Promise<number>} the number of failures */
async function check(title, run) {
  if (stopped) return 0;
  console.log(`\n== ${title}`);
  if (await run()) return 0;
  console.error(`${title} failed`);
  return 1;
}

/** @type {(suite: Suite) => Promise<{ passed: number, failed: number, skipped: number }>} */
async function runSuite({ name, command }) {
  console.log(`\n== ${name}`);
  const file = resultsOf(name);
  rmSync(file, { force: true });
  const ok = await node(command, { EFFICIENCY_LENS_RESULTS: file });
  const stats = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).stats : undefined;
  const { passes = 0, failures = 0, pending = 0 } = stats ?? {};
  const reason = unsound(ok, stats);
  if (reason !== undefined) console.error(`${name}: ${reason}`);
  return { passed: passes, failed: failures + (reason === undefined ? 0 : 1), skipped: pending };
}

/** Why the results of a suite cannot be taken as they are. */
function unsound(ok, stats) {
  if (stats === undefined) return 'ended without results';
  if (stats.tests === 0 && stats.failures === 0) return 'found no cases';
  if (!ok && stats.failures === 0) return 'ended with an error though no case failed';
  return undefined;
}

/** @type {(names: string[]) => Suite[]} a name stands for itself and what it begins: `editor` for `editor-1.100` */
function chosen(names) {
  if (names.length === 0) return suites;
  return names.flatMap((name) => {
    const found = suites.filter((suite) => suite.name === name || suite.name.startsWith(`${name}-`));
    if (found.length === 0)
      throw new Error(`No suite "${name}"; there are ${suites.map((suite) => suite.name).join(', ')}.`);
    return found;
  });
}

async function main(names) {
  const toRun = chosen(names);
  mkdirSync(results, { recursive: true });
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const setUp = toRun.some(needsBrowser)
    ? await check('set-up', () => node([...tsx, 'test/host/setup.ts', ...releases]))
    : 0;
  // Unit tests read sources alone: run by themselves they leave dist/ as it is.
  const needsBuild = toRun.some(({ name }) => name !== 'unit');
  const build = needsBuild ? await check('build', () => npmScript('build')) : 0;
  sum.failed += setUp + build;
  if (names.length === 0) sum.failed += await check('lint', () => npmScript('lint'));
  if (build === 0) {
    for (const suite of setUp === 0 ? toRun : toRun.filter((one) => !needsBrowser(one))) {
      if (stopped) break;
      const { passed, failed, skipped } = await runSuite(suite);
      sum.passed += passed;
      sum.failed += failed;
      sum.skipped += skipped;
    }
  }
  if (sum.failed > 0 || stopped) process.exitCode ||= 1;
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
  console.log(`\n${sum.passed} passed, ${sum.failed} failed${skipped}`);
}

await main(process.argv.slice(2));
