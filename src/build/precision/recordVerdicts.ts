// npm run precision:record -- SAMPLE VERDICTS_A VERDICTS_B: how far two readers agree, and what they read into data/precision.
import { agreementOf } from './agreement.ts';
import { currentPatterns } from './findings.ts';
import { readingsOf } from './readings.ts';
import { readJudgements, readSample } from './sampleFiles.ts';
import { summaryOf } from './summary.ts';
import { writeRecords } from './writeRecords.ts';

const DATA = 'data';
const USAGE =
  'usage: npm run precision:record -- SAMPLE VERDICTS_A VERDICTS_B; verdicts are lists of {n, verdict, reason}';

async function main([sampleFile, fileA, fileB, ...more]: readonly string[]): Promise<void> {
  if (!sampleFile || !fileA || !fileB || more.length) throw new Error(USAGE);
  const sample = readSample(sampleFile);
  const readings = readingsOf(sample, readJudgements(fileA), readJudgements(fileB));
  const { share, kappa } = agreementOf(readings.map(({ place }) => place.verdicts));
  console.log(
    `${readings.length} of ${sample.size} places judged by both readers; they agree on ${(share * 100).toFixed(1)} %, ` +
      `Cohen’s kappa ${kappa?.toFixed(2) ?? 'is not defined, both said one word throughout'}`,
  );
  const patterns = (await currentPatterns(DATA)).patterns.map(({ id }) => id);
  const today = new Date().toISOString().slice(0, 10);
  for (const { file, record } of await writeRecords(DATA, readings, patterns, today)) {
    const { right, read, lower } = summaryOf(record) ?? { right: 0, read: 0, lower: 0 };
    console.log(`${DATA}/${file}: ${right} of ${read} right, lower bound ${lower.toFixed(3)}`);
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 2;
});
