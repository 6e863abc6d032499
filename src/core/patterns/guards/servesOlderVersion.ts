import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The captured node is what runs when a newer name could not be had: under an `except` or the `else` of a version test. */
export const servesOlderVersion: Guard = {
  name: 'servesOlderVersion',
  takes: { node: 'capture' },
  ask(match, args) {
    let child = match.node(args.text('node'));
    for (const around of child.ancestors()) {
      if (
        around.kind === 'except_clause' &&
        /^\s*except\s*(?:\(?[\w\s,]*(?:Import|Attribute|ModuleNotFound|Type)Error|:)/.test(around.text)
      )
        return 'yes';
      const isOlderArm = around.kind === 'if_statement' && around.field('consequence') === child;
      if (isOlderArm && OLDER.test(around.field('condition')?.text ?? '')) return 'yes';
      const isElse = child.kind === 'else_clause' || child.kind === 'elif_clause';
      if (around.kind === 'if_statement' && isElse && VERSION.test(around.field('condition')?.text ?? '')) return 'yes';
      if (
        around.kind === 'conditional_expression' &&
        around.children[2] === child &&
        VERSION.test(around.children[1]?.text ?? '')
      )
        return 'yes';
      child = around;
    }
    return yesIf(false);
  },
};

const VERSION = /version|hasattr|TORCH_|is_torch_greater|torch_(?:ge|gt)|check_/i;
/** `version.parse(torch.__version__) < …`: the arm itself is for older releases. */
const OLDER = /version[^<>]*<|^not\s.*(?:version|hasattr)/i;
