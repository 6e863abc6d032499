import type { Surroundings } from '../../source/surroundings.ts';

/** What a statement that loads or prepares a model holds beside the model's name. */
const OTHER =
  /^(?:self|cls|torch|nn|eval|train|load|load_state_dict|map_location|strict|to|cuda|cpu|float|half|device|None|True|False|os|path|join)$/;
/** Whoever makes an object runs nothing yet; a module's own pass is learned from by whoever calls it. */
const NO_EVALUATION = /^(?:__init__|forward|__call__|loss)$/;

/**
 * By the text alone, whether the model that a statement evaluates or loads is run behind it in the same function: called,
 * asked for a method, handed to a function, or run by a method of the object that holds it.
 */
export function mayRunBehind(around: Surroundings): boolean {
  if (around.owner !== null && NO_EVALUATION.test(around.definition ?? '')) return false;
  const { whole, own } = around;
  if (/\bself\s*\.\s*(?:eval|load_state_dict)\b/.test(whole)) return true;
  const names = namesIn(whole);
  // What stands before the statement is seen as well: a loop comes back to it.
  return names.some(
    (name) => runs(name).test(own) || (whole.includes(`self.${name}`) && around.fileSays(runs(`self.${name}`))),
  );
}

const runs = (name: string): RegExp => {
  const written = name.replaceAll('.', '\\.');
  return new RegExp(
    `(?<!\\w)${written}\\s*(?:\\.\\s*(?!(?:eval|train|to|cuda|cpu|half|float|load_state_dict|state_dict|parameters|requires_grad_)\\b)\\w+\\s*)?\\(|[(,]\\s*(?:\\w+\\s*=\\s*)?(?:self\\.)?${written}\\s*[,)]`,
  );
};

const namesIn = (statement: string): readonly string[] =>
  [...new Set<string>(statement.match(/[A-Za-z_]\w*/g))].filter((name) => !OTHER.test(name));

/** By the text alone, whether the model of a statement is kept, and called elsewhere: on `self`, or at the level of the module. */
export const mayBeKept = (around: Surroundings): boolean =>
  namesIn(around.whole).some((name) =>
    around.owner !== null
      ? around.whole.includes(`self.${name}`) && around.fileSays(called(`self.${name}`))
      : around.definition === null && around.fileSays(called(name)),
  );

const called = (name: string): RegExp => new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}\\s*\\(`);
