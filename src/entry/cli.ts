import { processHost } from '../cli/host.ts';
import { run } from '../cli/program.ts';

void run(process.argv.slice(2), processHost(__dirname)).then((code) => {
  process.exitCode = code;
});
