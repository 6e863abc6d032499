import { functionOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const EXACT = /determin|reproduc|seed|exact|compare|parity|allclose|numeric|precision|tf32|restore/i;
/** What is solved and inverted loses its last digits first. */
const SOLVES = /\bcholesky\w*\(|\blinalg\.(?:inv|solve|eigh?|svd|lstsq)\w*\(|\btorch\.inverse\(/;
/** Scripts that hold two results against each other. */
const COMPARES = /(?:^|[/\\])(?:verify|compare|parity)\w*\.(?:py|ipynb)$/i;
/** Metrics are compared with numbers that others have published. */
const METRICS = /(?:^|[/\\_])metrics?(?:[/\\_.]|$)/i;

/**
 * The captured switch is thrown where exact results are wanted or it is set back: in a file that inverts matrices or by its name compares results, under a condition, in a file or function
 * that computes metrics, in a function that is named after it or asks for deterministic algorithms, or in one that sets the same switch more than once.
 */
export const forReproduction: Guard = {
  name: 'forReproduction',
  takes: { node: 'capture' },
  ask(match, args) {
    const node = match.node(args.text('node'));
    if (node.enclosing('if_statement', 'try_statement', 'with_statement')) return 'yes';
    const definition = functionOf(node);
    if (SOLVES.test(match.file.text) || COMPARES.test(match.file.id)) return 'yes';
    if (METRICS.test(match.file.id) || METRICS.test(definition?.field('name')?.text ?? '')) return 'yes';
    if (definition && EXACT.test(definition.field('name')?.text ?? '')) return 'yes';
    const around = definition?.text ?? match.file.text;
    if (/use_deterministic_algorithms\(\s*True|cudnn\.deterministic\s*=\s*True/.test(around)) return 'yes';
    const name = (node.field('left') ?? node.field('function'))?.text ?? '';
    return yesIf(definition !== null && around.split(name).length > 2);
  },
};
