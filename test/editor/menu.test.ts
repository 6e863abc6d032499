import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { entries } from '../../src/editor/menu.ts';
import { DEFAULTS } from '../../src/editor/settings.ts';
import { until } from './editing.ts';

const value = (name: string): unknown => vscode.workspace.getConfiguration('efficiencyLens').get(name);

/** Names what a switch says, and turns it. */
async function flip(words: RegExp): Promise<string | undefined> {
  const entry = entries(undefined).find(({ label }) => words.test(label));
  assert.ok(entry, String(words));
  await entry.run?.();
  return entry.description;
}

describe('the menu of the status bar item', () => {
  afterEach(async () => {
    const configuration = vscode.workspace.getConfiguration('efficiencyLens');
    for (const name of Object.keys(DEFAULTS))
      for (const target of [vscode.ConfigurationTarget.Global, vscode.ConfigurationTarget.Workspace])
        await configuration.update(name, undefined, target);
  });

  for (const [words, name] of [
    [/CodeLens/, 'codeLens'],
    [/inlay hint/, 'inlayHints'],
  ] as const) {
    it(`switches ${name} on and off, which comes off`, async () => {
      assert.equal(value(name), 'off');
      assert.equal(await flip(words), 'off');
      await until('on', () => value(name) === 'likely');
      assert.equal(await flip(words), 'on');
      await until('off', () => value(name) === 'off');
    });
  }

  it('brings back what comes on as it comes', async () => {
    assert.equal(await flip(/Hover on findings/), 'on');
    await until('off', () => value('hover') === 'off');
    assert.equal(await flip(/Hover on findings/), 'off');
    await until('on again', () => value('hover') === DEFAULTS.hover);
  });

  it('gives each switch a state and an icon', () => {
    const switches = entries(undefined).filter(({ description }) => description !== undefined);
    assert.ok(switches.length >= 8);
    for (const { label, description } of switches)
      assert.match(`${label} ${description}`, /^\$\((check|circle-slash)\) .+ (on|off)$/);
  });
});
