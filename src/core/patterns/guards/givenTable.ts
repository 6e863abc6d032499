import { holdsSeveralSamples } from '../../context/loops/severalItems.ts';
import { keyword, positional } from '../../flow/operation.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What the captured call is given first is a whole table, `table.to_numpy()`, and not the sample of one turn. */
export const givenTable: Guard = {
  name: 'givenTable',
  takes: { call: 'capture' },
  ask(match, args) {
    const call = match.node(args.text('call'));
    const given = positional(call)[0] ?? keyword(call, 'x');
    // A row that a table is iterated by is a sample.
    const around = call.enclosing('for_statement', 'list_comprehension', 'dictionary_comprehension');
    if (!given || /iterrows|itertuples/.test(around?.text ?? '')) return 'no';
    return yesIf(holdsSeveralSamples(given, match.file));
  },
};
