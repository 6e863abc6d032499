// Prints the source records as JSON: `tsx src/build/export.ts papers|techniques`.
import { Faults } from './faults.ts';
import { readPapers } from './papers.ts';
import { createPythonCheck } from './python.ts';
import { readTechniques } from './techniques.ts';

const KINDS = {
  papers: async (faults: Faults) => (await readPapers('data', faults)).map(({ paper }) => paper),
  techniques: async (faults: Faults) =>
    (await readTechniques('data', await createPythonCheck(), faults)).map(({ technique }) => technique),
};

async function main(kind: string | undefined): Promise<void> {
  if (kind !== 'papers' && kind !== 'techniques') throw new Error('Say what to export: papers or techniques.');
  const faults = new Faults();
  const records = await KINDS[kind](faults);
  faults.throwIfAny();
  process.stdout.write(`${JSON.stringify(records, null, 2)}\n`);
}

main(process.argv[2]).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
