import type { ErrorMessage } from '../core/knowledge/errorMessage.ts';
import { matchesError } from '../core/search/errorMatch.ts';
import type { Faults } from './faults.ts';
import { Fields } from './fields.ts';
import { KEBAB, KEBAB_FORM } from './forms.ts';
import { parseYaml, readFiles } from './yamlFiles.ts';

export interface ErrorFile {
  /** Relative to the data folder. */
  readonly file: string;
  readonly error: ErrorMessage;
}

/** Every message of `errors/*.yaml`, by id; a file is a list. */
export async function readErrors(from: string, faults: Faults): Promise<ErrorFile[]> {
  const files = await readFiles(from, 'errors/*.yaml');
  if (!files.length) faults.add('errors', '', 'holds no messages; they stand in errors/<family>.yaml');
  const errors = files.flatMap(({ path, text }) => {
    const list = parseYaml(path, text, faults);
    if (!Array.isArray(list)) {
      faults.add(path, '', 'should be a list of {id, title, match, example, techniques}');
      return [];
    }
    return list.map((value, i) => ({ file: path, error: readError(new Fields(path, value, faults, `[${i}]`)) }));
  });
  errors.sort((a, b) => (a.error.id < b.error.id ? -1 : 1));
  errors.forEach(({ file, error }, i) => {
    if (errors[i - 1]?.error.id === error.id) faults.add(file, error.id, `is also an id in ${errors[i - 1]!.file}`);
  });
  return errors;
}

function readError(fields: Fields): ErrorMessage {
  const error: ErrorMessage = {
    id: fields.shaped('id', KEBAB, KEBAB_FORM),
    title: fields.text('title'),
    match: fields.text('match'),
    example: fields.text('example'),
    techniques: fields.records('techniques').map((entry) => {
      const technique = {
        id: entry.text('id'),
        why: entry.shaped('why', /^.{10,160}\.$/, 'one line of up to 160 characters that ends with a full stop'),
      };
      entry.done();
      return technique;
    }),
  };
  fields.done();
  if (!error.techniques.length) fields.fault('techniques', 'should name at least one technique, each with id and why');
  try {
    if (error.match && !matchesError(error, error.example)) fields.fault('match', 'should match its own example');
    if (error.match && matchesError(error, '')) fields.fault('match', 'should not match an empty text');
  } catch (cause) {
    fields.fault('match', `is not a regular expression: ${(cause as Error).message}`);
  }
  return error;
}
