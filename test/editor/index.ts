import Mocha from 'mocha';
import SpecAndResults from '../../.config/mocha.reporter.ts';

/** The test files of this folder, without their ending; the bundler puts them in. */
declare const SUITES: readonly string[];

const timeout = 30_000;

/** Called by VS Code in the extension host. @throws where a case failed, which makes VS Code end with 1 */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const output = process.env['EFFICIENCY_LENS_RESULTS'];
  const reporterOptions = output === undefined ? {} : { output };
  const mocha = new Mocha({ timeout, reporter: SpecAndResults, reporterOptions, forbidOnly: true });
  for (const suite of SUITES) {
    mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, suite, mocha);
    await import(`./${suite}.test.ts`);
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
