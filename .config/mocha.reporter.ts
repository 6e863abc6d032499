import Mocha from 'mocha';

/** Prints like `spec`, and with the reporter option `output` also writes the results to that file, as `json` does. */
export default class SpecAndResults extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    if (options.reporterOptions?.output !== undefined) new Mocha.reporters.JSON(runner, options);
  }
}
