import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OUTSIDE } from '../core/knowledge/knowledge.ts';
import type { Category } from '../core/knowledge/technique.ts';
import type { Faults } from './faults.ts';
import { Fields } from './fields.ts';
import { KEBAB, KEBAB_FORM } from './forms.ts';
import { parseYaml } from './yamlFiles.ts';

const FILE = 'categories.yaml';

/** The categories in the order people see them; the last is for papers outside efficiency. */
export async function readCategories(from: string, faults: Faults): Promise<Category[]> {
  const text = await readFile(join(from, FILE), 'utf8').catch(() => undefined);
  if (text === undefined) {
    faults.add(FILE, '', 'is missing; it lists the categories as {id, name, summary}');
    return [];
  }
  const list = parseYaml(FILE, text, faults);
  if (!Array.isArray(list)) {
    faults.add(FILE, '', 'should be a list of {id, name, summary}');
    return [];
  }
  const categories = list.map((value, i) => readCategory(new Fields(FILE, value, faults, `[${i}]`)));
  const ids = categories.map(({ id }) => id);
  for (const id of ids.filter((id, i) => ids.indexOf(id) !== i)) faults.add(FILE, id, 'stands there twice');
  if (ids.at(-1) !== OUTSIDE) faults.add(FILE, '', `the last category should be ${OUTSIDE}`);
  return categories;
}

function readCategory(fields: Fields): Category {
  const category = {
    id: fields.shaped('id', KEBAB, KEBAB_FORM),
    name: fields.text('name'),
    summary: fields.text('summary'),
  };
  fields.done();
  return category;
}
