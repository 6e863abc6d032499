import type { FileContext } from '../../context/file.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** Where and how a model is placed is no choice of what is loaded. */
const PLACEMENT = /^(?:device\w*|dtype|torch_dtype|token|use_auth_token|cache_dir|trust_remote_code|max_memory)$/;

/** What the captured call loads is named by a parameter of its function, directly or through names: by the request. */
export const chosenByCaller: Guard = {
  name: 'chosenByCaller',
  takes: { call: 'capture' },
  ask(match, args) {
    const given = match.node(args.text('call')).field('arguments')?.children ?? [];
    const names = given.flatMap((argument) => {
      if (argument.kind !== 'keyword_argument') return [argument];
      const value = PLACEMENT.test(argument.field('name')?.text ?? '') ? null : argument.field('value');
      return value ? [value] : [];
    });
    return yesIf(readsParameter(names, match.file));
  },
};

function readsParameter(start: readonly Node[], file: FileContext): boolean {
  const unit = start[0] && file.unitOf(start[0]);
  const seen = new Set<Node>();
  const queue = [...start];
  for (let node = queue.shift(); node && seen.size < 100; node = queue.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === 'identifier') {
      for (const { kind, value, target } of file.names.bindings.reaching(node)) {
        if (file.unitOf(target) !== unit) continue;
        if (kind === 'parameter' && !file.names.bindings.isSelf(node)) return true;
        if (value && kind !== 'function') queue.push(value);
      }
    } else queue.push(...node.children);
  }
  return false;
}
