import { setting } from './configuration.ts';
import { hidesNothing } from './hidden.ts';
import type { Contribution } from './services.ts';

/** Says in the log, once each, which names in the setting of hidden patterns hide nothing: they do no harm. */
export const hiddenNames: Contribution = ({ findings, knowledge, log }) => {
  const told = new Set<string>();
  const tell = async (): Promise<void> => {
    for (const [name, words] of hidesNothing(await knowledge())) {
      if (!told.has(name)) log.warn(`efficiencyLens.hidden: ${words}`);
      told.add(name);
    }
  };
  let asked = '';
  // Fires when the setting has changed too, and with the first findings the index is read anyway.
  return findings.onDidChange(() => {
    const names = Object.keys(setting('hidden')).join();
    if (names === asked) return;
    asked = names;
    tell().catch(() => undefined);
  });
};
