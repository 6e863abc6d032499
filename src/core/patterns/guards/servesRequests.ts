import { functionOf } from '../../names/scope.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const ROUTE = /@[\w.]+\.(?:get|post|put|patch|delete|route|api_route|websocket|task|message_handler|event|command)\b/;
const CACHED = /cache|singleton|memoize/i;

/** The captured node runs for every request: its function is decorated as a web handler, and not as one that is cached. */
export const servesRequests: Guard = {
  name: 'servesRequests',
  takes: { node: 'capture' },
  needs: () => [{ words: [], text: ROUTE }],
  ask(match, args) {
    const around = functionOf(match.node(args.text('node')))?.parent;
    if (around?.kind !== 'decorated_definition') return 'no';
    const decorators = around.children.filter(({ kind }) => kind === 'decorator').map(({ text }) => text);
    return yesIf(decorators.some((text) => ROUTE.test(text)) && !decorators.some((text) => CACHED.test(text)));
  },
};
