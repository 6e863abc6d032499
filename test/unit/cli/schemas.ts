import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const read = (name: string): object => JSON.parse(readFileSync(`data/schema/${name}.schema.json`, 'utf8')) as object;

// Formats are hints to readers; what matters of them is written as patterns.
const ajv = new Ajv2020({ allErrors: true, strictTypes: false, validateFormats: false, schemas: [read('records')] });

/** Fails with every fault when a machine output is not of its schema. */
export function assertSchema(name: string, value: unknown): void {
  const validate = ajv.compile(read(name));
  assert.ok(validate(value), ajv.errorsText(validate.errors, { separator: '\n' }));
}
