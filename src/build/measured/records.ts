import { basename, dirname } from 'node:path/posix';
import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../../data/schema/measurement.schema.json' with { type: 'json' };
import type { Difference, MeasuredSize, Measurement, Side } from '../../core/knowledge/measurement.ts';
import type { Faults } from '../faults.ts';
import { readFiles } from '../yamlFiles.ts';
import { compareMemory, compareSpeed } from './comparison.ts';

/** The record of a pair: which technique it is of, and what was measured. */
export interface MeasuredPair {
  /** Relative to the data folder. */
  readonly file: string;
  readonly technique: string;
  readonly kind: 'measured' | 'measured-plain';
  readonly patterns: readonly string[];
  readonly measurement: Measurement;
}

interface Apart {
  readonly relative: number | null;
}

/** As the schema of measurements has it. */
interface RawRecord extends Omit<Measurement, 'dtypes' | 'sizes'> {
  readonly technique: string;
  readonly kind: MeasuredPair['kind'];
  readonly patterns: readonly string[];
  readonly sizes: readonly {
    readonly parameters: MeasuredSize['parameters'];
    readonly inputs: Readonly<Record<string, string>>;
    readonly before: Side;
    readonly after: Side;
    readonly difference: { readonly outputs: Apart; readonly gradients?: Apart } | null;
  }[];
}

const validate = new Ajv2020({ strictTypes: false, validateFormats: false }).compile<RawRecord>(schema);

/** Every record of `techniques/<id>/pairs/<pair>.json`, by path. */
export async function readMeasured(from: string, faults: Faults): Promise<MeasuredPair[]> {
  const files = await readFiles(from, 'techniques/*/pairs/*.json');
  return files.flatMap(({ path, text }) => {
    const record = parse(text);
    if (!validate(record)) {
      const { instancePath = '', message = 'is no JSON' } = validate.errors?.[0] ?? {};
      faults.add(path, instancePath, `${message}; records are written by \`npm run measure\`, never by hand`);
      return [];
    }
    const [technique, pair] = [basename(dirname(dirname(path))), basename(path, '.json')];
    if (record.technique !== technique || record.pair !== pair)
      faults.add(path, '', `says that it is of ${record.technique}/${record.pair}; measure the pair again`);
    const { kind, patterns } = record;
    return [{ file: path, technique, kind, patterns, measurement: measurementOf(record) }];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const measurementOf = ({ pair, compares, training, date, device, versions, sizes }: RawRecord): Measurement => ({
  pair,
  compares,
  training,
  date,
  device,
  versions,
  dtypes: dtypesOf(sizes),
  sizes: sizes.map(({ parameters, before, after, difference }) => ({
    parameters,
    before: sideOf(before),
    after: sideOf(after),
    speed: compareSpeed(before, after),
    memory: compareMemory(before, after),
    ...(difference && { difference: differenceOf(difference) }),
  })),
});

const sideOf = (side: Side): Side => {
  if ('outOfMemory' in side) return { outOfMemory: true };
  const { seconds, quartiles, peakBytes } = side;
  return { seconds, quartiles, peakBytes };
};

const differenceOf = ({ outputs, gradients }: NonNullable<RawRecord['sizes'][number]['difference']>): Difference => ({
  outputs: outputs.relative,
  ...(gradients && { gradients: gradients.relative }),
});

/** The types of numbers that inputs name: `bfloat16 [4, 8]`, `Sequential of 9 numbers in float32`. Indices say nothing of precision. */
function dtypesOf(sizes: RawRecord['sizes']): string[] {
  const inputs = sizes.flatMap((size) => Object.values(size.inputs));
  return [...new Set(inputs.flatMap((input) => input.match(/\b(?:bfloat16|complex\d+|float\d+\w*)\b/g) ?? []))];
}
