import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { type Baseline, baselineOf, baselineText, type Known } from '../core/baseline/baseline.ts';
import { compare } from '../core/baseline/compare.ts';
import { BASELINE_FOLDER } from '../core/baseline/place.ts';
import { readBaseline } from '../core/baseline/read.ts';
import type { Report, Row } from '../core/report/report.ts';
import { UsageError } from './usageError.ts';

/** A baseline as a file of the disk. Paths in it count from the folder of its project, wherever a command is run. */
export class BaselineFile {
  readonly #name: string;
  readonly #file: string;
  readonly #cwd: string;

  constructor(name: string, cwd: string) {
    this.#name = name;
    this.#file = resolve(cwd, name);
    this.#cwd = cwd;
  }

  /** @throws UsageError when it cannot be read or is none */
  async read(): Promise<Baseline> {
    const text = await readFile(this.#file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`--baseline: «${this.#name}» cannot be read (${error.code}).`);
    });
    try {
      return readBaseline(text);
    } catch (error) {
      throw new UsageError(`--baseline: «${this.#name}» cannot be used. ${(error as Error).message}`);
    }
  }

  /** Writes what is open in a report. @throws UsageError when it cannot be written */
  async write({ rows }: Report): Promise<void> {
    const open = rows.filter(({ suppressed }) => !suppressed);
    const text = baselineText(baselineOf(open.map(this.#knownAs)));
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      await writeFile(this.#file, text);
    } catch (error) {
      throw new UsageError(
        `--write-baseline: «${this.#name}» cannot be written (${(error as NodeJS.ErrnoException).code}).`,
      );
    }
  }

  /** A report without the findings that a baseline has; what is silenced stays as it is. */
  onlyNew(report: Report, baseline: Baseline): Report {
    const open = report.rows.filter(({ suppressed }) => !suppressed);
    const known = new Set(compare(baseline, open, this.#knownAs).unchanged);
    return { ...report, rows: report.rows.filter((row) => !known.has(row)), known: known.size };
  }

  readonly #knownAs = ({ path, pattern, line }: Row): Known => {
    const folder = dirname(this.#file);
    const project = basename(folder) === BASELINE_FOLDER ? dirname(folder) : folder;
    return { path: relative(project, resolve(this.#cwd, path)).split(sep).join('/'), pattern, line };
  };
}
