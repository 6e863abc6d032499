import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { FileContext } from '../../../src/core/context/file.ts';
import { Apis } from '../../../src/core/names/apis.ts';
import { type Guard, GuardArguments } from '../../../src/core/patterns/guard.ts';
import { type Answer, Match } from '../../../src/core/patterns/match.ts';
import { NO_FACTS } from '../../../src/core/patterns/project.ts';
import { SourceText } from '../../../src/core/source/text.ts';
import { Python } from '../../../src/core/syntax/python.ts';
import { SyntaxTree } from '../../../src/core/syntax/tree.ts';
import { compiledPatterns, GRAMMAR, RUNTIME } from '../../lens.ts';

let parts: Promise<readonly [Python, Apis]> | undefined;

const load = (): Promise<readonly [Python, Apis]> =>
  (parts ??= Promise.all([
    Python.load(readFileSync(RUNTIME), readFileSync(GRAMMAR)),
    compiledPatterns().then((compiled) => new Apis(compiled.apis)),
  ]));

/**
 * What a guard says of the last expression spelled `code` in a text; it is captured under the name of every capture the
 * guard takes.
 */
export async function ask(
  guard: Guard,
  text: string,
  code: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const [python, apis] = await load();
  const raw = python.parse(text, null, Date.now);
  if (!raw) throw new Error('not parsed');
  const file = new FileContext('model.py', new SyntaxTree(python, new SourceText(text), raw), apis, NO_FACTS);
  const start = text.lastIndexOf(code);
  if (start < 0) throw new Error(`${code} does not stand in the text`);
  const node = file.tree.at({ start, end: start + code.length });
  const captures = new Map([['finding', node]]);
  const given: Record<string, unknown> = { ...args };
  for (const [name, kind] of Object.entries(guard.takes)) {
    if (!kind.startsWith('capture') || given[name] !== undefined) continue;
    captures.set(name, node);
    given[name] = name;
  }
  const asked = new GuardArguments(given);
  const answer = guard.ask(new Match(file, captures), asked);
  // What is told by the text has to agree with what is told by the tree.
  if (guard.holdsIn) assert.equal(guard.holdsIn(file.tree.source, asked, file.project), answer === 'yes');
  return answer;
}
