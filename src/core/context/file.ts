import type { Apis } from '../names/apis.ts';
import { Resolver } from '../names/resolver.ts';
import { functionOf } from '../names/scope.ts';
import type { ProjectFacts } from '../patterns/project.ts';
import type { Span } from '../source/span.ts';
import { hasWord } from '../source/words.ts';
import type { Node } from '../syntax/node.ts';
import type { SyntaxTree } from '../syntax/tree.ts';

/** Everything the guards ask about one file: its names, what it uses, and what is known of the project around it. */
export class FileContext {
  readonly id: string;
  readonly tree: SyntaxTree;
  readonly names: Resolver;
  readonly project: ProjectFacts;
  readonly #uses = new Map<string, readonly Node[]>();
  readonly #memo = new Map<string, unknown>();

  constructor(id: string, tree: SyntaxTree, apis: Apis, project: ProjectFacts) {
    this.id = id;
    this.tree = tree;
    this.names = new Resolver(project.modules ? apis.beside(project.modules) : apis, tree.root);
    this.project = project;
  }

  get text(): string {
    return this.tree.source.text;
  }

  /** Every expression of the file that is this library thing (`torch.optim.AdamW`), whatever it is called here. */
  usesOf(api: string): readonly Node[] {
    let uses = this.#uses.get(api);
    if (!uses) this.#uses.set(api, (uses = [...this.#findUses(api)]));
    return uses;
  }

  /** True when one of the library names is used in the span, or anywhere in the file. A name may end in `.*`. */
  mentions(apis: readonly string[], within?: Span): boolean {
    return apis.some((api) =>
      this.usesOf(api).some((node) => !within || (within.start <= node.start && node.end <= within.end)),
    );
  }

  /** True when the word stands anywhere in the text (comments and strings count): a weak, cheap hint. */
  hasWord(word: string): boolean {
    return this.remember(`word ${word}`, () => this.tree.source.words.has(word) || hasWord(word, this.text));
  }

  /** Computes once for the file. */
  remember<T>(key: string, make: () => T): T {
    if (!this.#memo.has(key)) this.#memo.set(key, make());
    return this.#memo.get(key) as T;
  }

  /** The function around a node, or the module. */
  unitOf(node: Node): Node {
    return functionOf(node) ?? this.tree.root;
  }

  *#findUses(api: string): Generator<Node> {
    const open = api.endsWith('.*');
    const wanted = open ? api.slice(0, -1) : api;
    const last = (open ? api.slice(0, -2) : api).split('.').at(-1)!;
    const words = new Set([last, ...(open ? this.#importedFrom(api.slice(0, -2)) : []), ...this.#aliases(last)]);
    for (const word of words) {
      for (const identifier of this.tree.identifiers(word, this.tree.root)) {
        if (identifier.enclosing('import_statement', 'import_from_statement')) continue;
        let node = identifier;
        if (node.parent?.kind === 'attribute' && node.parent.field('attribute') === node) node = node.parent;
        if (open && node.parent?.kind === 'attribute') node = node.parent;
        const name = this.names.apiOf(node);
        if (name !== undefined && (open ? name.startsWith(wanted) : name === wanted)) yield node;
      }
    }
  }

  /** The names that `from <module>… import` statements bind for a module and those below it. */
  #importedFrom(module: string): string[] {
    const names: string[] = [];
    for (const word of this.tree.identifiers(module.split('.')[0]!, this.tree.root)) {
      const statement = word.enclosing('import_from_statement');
      if (!statement || !`${statement.field('module_name')?.text}.`.startsWith(`${module}.`)) continue;
      for (const part of statement.children.slice(1)) {
        const bound = part.kind === 'aliased_import' ? part.field('alias') : part;
        if (bound) names.push(bound.text);
      }
    }
    return names;
  }

  /** Other words a name goes by here: `import x as y` and `y = m.x`. */
  #aliases(word: string): string[] {
    const aliases: string[] = [];
    if (!this.hasWord(word)) return aliases;
    const pattern = new RegExp(
      `(?<![\\w.])${word}[ \\t]+as[ \\t]+(\\w+)|(?:^|\\n)[ \\t]*(\\w+)[ \\t]*=[ \\t]*[\\w.]*\\b${word}[ \\t]*(?:#|\\r|\\n|$)`,
      'g',
    );
    for (const match of this.text.matchAll(pattern)) aliases.push((match[1] ?? match[2])!);
    return aliases;
  }
}
