import type { Span } from '../source/span.ts';
import type { Node } from '../syntax/node.ts';
import { isParameterName } from './scope.ts';

export type BindingKind =
  'assignment' | 'augmented' | 'loop' | 'context' | 'parameter' | 'import' | 'function' | 'class' | 'exception';

/** One place that gives a name (or a `self` attribute) its value. */
export interface Binding {
  readonly kind: BindingKind;
  /** The identifier, or the attribute node for `self.x = …`. */
  readonly target: Node;
  /** The expression it takes its value from: right side, iterable, context manager, default. Null when there is none. */
  readonly value: Node | null;
  /** Where in `value` it is found when a tuple is unpacked: `a, (b, c) = …` gives `c` the path [1, 1]. */
  readonly path: readonly number[];
  /** The statement (or clause, or parameter) that binds. */
  readonly statement: Node;
}

const PATTERNS = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'tuple', 'list', 'expression_list']);

/** What may follow a name that is bound: `=`, `+=`, `:=`, `in`, a comma, the end of a pattern, a parameter or an import. */
const AFTER_TARGET = /[ \t]*(?:=(?!=)|[,:)\]}#;\\\r\n]|in\b|(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=|$)/y;
const DEFINES = /\b(?:def|class)\s+$/;

/** By the text around it alone, whether a name may be bound here; false is certain. Spares most looks at the tree. */
export function mayBind(text: string, { start, end }: Span): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === DOT) return false;
  AFTER_TARGET.lastIndex = end;
  if (AFTER_TARGET.test(text)) return true;
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // `def name(`, `class Name[T]`, and `import name.part`.
  return DEFINES.test(line) || (text.charCodeAt(end) === DOT && /\bimport\b/.test(line));
}

/** The same of an attribute: `self.name = …`, and `name = …` in the body of a class. */
export function mayBindAttribute(text: string, span: Span): boolean {
  AFTER_TARGET.lastIndex = span.end;
  return AFTER_TARGET.test(text) || mayBind(text, span);
}

const DOT = 46;

/** What a target (an identifier, or an attribute such as `self.x`) is bound by, or null when it is only read there. */
export function bindingAt(target: Node): Binding | null {
  if (isParameterName(target)) return parameter(target);
  const path: number[] = [];
  let child = target;
  let parent = target.parent;
  while (
    parent &&
    (PATTERNS.has(parent.kind) || parent.kind === 'list_splat_pattern' || parent.kind === 'as_pattern_target')
  ) {
    if (PATTERNS.has(parent.kind)) path.unshift(parent.children.indexOf(child));
    child = parent;
    parent = parent.parent;
  }
  if (!parent) return null;
  switch (parent.kind) {
    case 'assignment':
      // A bare annotation (`x: int`) binds nothing.
      return parent.field('left') === child && parent.field('right')
        ? binding('assignment', target, parent.field('right'), path, parent)
        : null;
    case 'augmented_assignment':
      return parent.field('left') === child ? binding('augmented', target, parent.field('right'), path, parent) : null;
    case 'named_expression':
      return parent.field('name') === child ? binding('assignment', target, parent.field('value'), [], parent) : null;
    case 'for_statement':
    case 'for_in_clause':
      return parent.field('left') === child ? binding('loop', target, parent.field('right'), path, parent) : null;
    case 'as_pattern': {
      if (child === parent.children[0]) return null;
      const kind = parent.parent?.kind === 'except_clause' ? 'exception' : 'context';
      return binding(kind, target, parent.children[0] ?? null, path, parent);
    }
    case 'function_definition':
      return parent.field('name') === child ? binding('function', target, parent, [], parent) : null;
    case 'class_definition':
      return parent.field('name') === child ? binding('class', target, parent, [], parent) : null;
    case 'dotted_name':
    case 'aliased_import':
      return imported(target);
    default:
      return null;
  }
}

function parameter(target: Node): Binding {
  let statement = target.parent!;
  if (statement.kind.endsWith('splat_pattern') && statement.parent?.kind === 'typed_parameter') {
    statement = statement.parent;
  }
  return binding('parameter', target, statement.field('value'), [], statement);
}

/** `import a.b` binds `a`; `import a.b as c` binds `c`; `from m import x as y` binds `y`. */
function imported(target: Node): Binding | null {
  const statement = target.enclosing('import_statement', 'import_from_statement');
  if (!statement) return null;
  const dotted = target.parent!;
  if (dotted.kind === 'aliased_import') {
    return dotted.field('alias') === target ? binding('import', target, null, [], statement) : null;
  }
  if (dotted.parent?.kind === 'aliased_import') return null;
  if (statement.kind === 'import_from_statement' && statement.field('module_name') === dotted) return null;
  return dotted.children[0] === target ? binding('import', target, null, [], statement) : null;
}

function binding(
  kind: BindingKind,
  target: Node,
  value: Node | null,
  path: readonly number[],
  statement: Node,
): Binding {
  return { kind, target, value, path, statement };
}
