import { factoryMovedBy, factoryOf, isLarge, moveOf } from '../../context/host/factories.ts';
import { mayMove, mayMoveOwn } from '../../context/host/movesByText.ts';
import { mayRunOften } from '../../context/loops/frequencyByText.ts';
import type { FileContext } from '../../context/file.ts';
import { deviceOf, frequencyOf, seemsToRunOften } from '../../context/loops/frequency.ts';
import { isMadeOnHost } from '../../context/host/hostValues.ts';
import { isDeviceLike } from '../../context/data/copies.ts';
import { TENSOR } from '../../names/meaning.ts';
import { functionOf } from '../../names/scope.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const MAKES =
  /\b(?:zeros|ones|empty|full|eye|arange|linspace|logspace|rand|randn|randint|randperm)\(|\w_(?:window|indices|mask)\(/;
const MOVES = /\.\s*(?:to|cuda|type_as)\s*\(/;
/** What moves is an attribute, or a constant by its spelling. */
const KEPT =
  /(?:\bself\.(?!device\b)\w+(?![\w(])|\b[A-Z][A-Z\d_]+\b)(?:\[[^\]]*\])?[^=]{0,200}?\.\s*(?:to|cuda|type_as)\s*\(/;

/**
 * The captured call moves to a device what was made on the CPU of numbers alone, over however many statements, in code
 * that seems to run at every step. What the stricter guards see (`movesFactory`, `movedLater`) is left to them.
 */
export const bringsHostTensor: Guard = {
  name: 'bringsHostTensor',
  takes: { move: 'capture' },
  // A value of this function, or one that is kept elsewhere.
  mayStand: (around) =>
    around.says(MOVES) &&
    mayMove(around) &&
    mayRunOften(around) &&
    mayMoveOwn(around) &&
    (around.functionSays(MAKES) || around.says(KEPT)),
  needs: () => [{ words: [], text: MAKES }],
  ask(match, args) {
    const { file } = match;
    const move = match.node(args.text('move'));
    const moved = move.field('function')?.field('object');
    const device = deviceOf(move);
    // A generator that yields what it has just made up stands for a loader.
    if (!moved || !isMove(move, device, file) || move.enclosing('yield')) return 'no';
    if (move.parent?.kind === 'expression_statement') return 'no';
    if (isOnlyGiven(moved)) return 'no';
    // What is made of something else is told at its first name, long before loops and callers are looked at.
    if (!isMadeOnHost(moved, file) || isTold(move, moved, file)) return 'no';
    return yesIf(seemsToRunOften(move, file, device));
  },
};

const isMove = (move: Node, device: Node | undefined, file: FileContext): boolean => {
  const method = move.field('function')?.field('attribute')?.text;
  if (method === 'cuda') return true;
  if (!device || device.kind === 'call') return false;
  return method === 'type_as' || isDeviceLike(device, file) || file.names.isInstance(device, TENSOR);
};

/** A name that the function is given, or goes through, and gives nothing itself but the moved tensor: told by the text. */
function isOnlyGiven(moved: Node): boolean {
  const around = moved.kind === 'identifier' ? functionOf(moved) : null;
  if (!around) return false;
  const name = moved.text;
  const code = around.text;
  const isAssigned = new RegExp(
    `(?<![\\w.])${name}\\s*(?:[,):\\]][^=\\n]*)?(?:[-+*/%|&@^]|//|\\*\\*)?=(?!=)(?!\\s*${name}\\.(?:to|cuda)\\()`,
  );
  const body = code.slice(around.field('body')!.start - around.start);
  if (isAssigned.test(body)) return false;
  const isWord = new RegExp(`(?<![\\w.])${name}\\b`);
  return (
    isWord.test(around.field('parameters')?.text ?? '') ||
    new RegExp(`\\bfor\\b[^\\n:]*\\b${name}\\b[^\\n:]*\\bin\\b`).test(body)
  );
}

/** A stricter pattern shows this place, here or where the name that is moved was given its value. */
function isTold(move: Node, moved: Node, file: FileContext): boolean {
  const isShown = (place: Node, factory: Node): boolean => {
    const frequency = frequencyOf(place, file, deviceOf(move));
    return frequency === 'often' || (frequency === 'once' && isLarge(factory, file));
  };
  const factory = factoryMovedBy(move, file);
  // It looks at statements with a factory in them.
  if (factory && move.start <= factory.start && factory.end <= move.end) return isShown(move, factory);
  if (moved.kind !== 'identifier') return false;
  return file.names.bindings.reaching(moved).some(({ value }) => {
    const made = value && moveOf(value, file) === move ? factoryOf(value, file) : null;
    return made !== null && isShown(value!, made);
  });
}
