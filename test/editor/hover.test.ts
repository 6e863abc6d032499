import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import {
  ATTENTION,
  attentionFile,
  change,
  closeAll,
  hoversAt,
  inWorkspace,
  openFile,
  openUntitled,
  rangeOf,
  shown,
  SOFTMAX,
  until,
  update,
  write,
} from './editing.ts';

const inside = (document: vscode.TextDocument, text: string): vscode.Position =>
  rangeOf(document, text).start.translate(0, 3);

/** Ours: the hovers that carry our links. */
const ours = async (document: vscode.TextDocument, text: string): Promise<vscode.MarkdownString[]> =>
  (await hoversAt(document.uri, inside(document, text))).filter(({ value }) =>
    value.includes('command:efficiencyLens.'),
  );

/** Command links as `[label, command, argument]`. */
function linksIn(value: string): [label: string, command: string, argument: unknown][] {
  return [...value.matchAll(/\[([^\]]+)\]\(<?command:([\w.]+)\?([^)>]+)>?\)/g)].map(
    ([, label = '', command = '', query = '']) => {
      const [argument] = JSON.parse(decodeURIComponent(query)) as unknown[];
      return [label, command, argument];
    },
  );
}

describe('hover', () => {
  afterEach(closeAll);

  it('says in five lines what a finding is about and where to go on', async () => {
    const { document } = await openFile(inWorkspace('attention.py'));
    await shown(document, ATTENTION);
    const [hover, ...others] = await ours(document, 'F.softmax(scores');
    assert.ok(hover);
    assert.equal(others.length, 0);
    const lines = hover.value.split('\n');
    assert.ok(lines.length <= 5, hover.value);
    assert.match(lines[0] ?? '', /^\*\*Fused attention\*\*.*memory.*faster/);
    assert.match(hover.value, /square of the sequence length/);
    assert.match(hover.value, /^Evidence: \S/m);
    assert.match(hover.value, /^When not: \S/m);
    assert.deepEqual(hover.isTrusted, {
      enabledCommands: ['efficiencyLens.openTechnique', 'efficiencyLens.showFix', 'efficiencyLens.ignoreLine'],
    });
    assert.notEqual(hover.supportHtml, true);
    const start = document.offsetAt(rangeOf(document, 'F.softmax(scores, dim=-1)').start);
    const place = { uri: document.uri.toString(), pattern: ATTENTION, start, end: start + 25 };
    assert.deepEqual(linksIn(hover.value), [
      ['Open technique', 'efficiencyLens.openTechnique', { technique: 'fused-attention', place }],
      ['Show fix', 'efficiencyLens.showFix', { technique: 'fused-attention', place }],
      ['Ignore', 'efficiencyLens.ignoreLine', place],
    ]);
  });

  it('waits for the first look at a file that has just been opened', async () => {
    // Each folder on the way is asked for a configuration, which takes longer than to ask for a hover.
    const way = Array.from({ length: 12 }, (_, i) => `folder${i}`);
    const uri = await write(inWorkspace('opened', ...way, 'model.py'), attentionFile());
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const [hover] = await ours(document, SOFTMAX);
      assert.match(hover?.value ?? '', /^\*\*Fused attention\*\*/);
    } finally {
      await vscode.workspace.fs.delete(inWorkspace('opened'), { recursive: true });
    }
  });

  it('says nothing at once in files that import no library of models', async () => {
    const { document } = await openUntitled('import os\n\nprint(os.name)\n');
    assert.deepEqual(await hoversAt(document.uri, new vscode.Position(2, 9)), []);
  });

  it('says for which versions advice holds until the project states its own', async () => {
    const { document } = await openFile(inWorkspace('attention.py'));
    await shown(document, ATTENTION);
    const text = async (): Promise<string> => (await ours(document, 'F.softmax(scores'))[0]?.value ?? '';
    assert.match(await text(), /Holds for torch [^;]*; the version here is not known\./);
    const requirements = await write(inWorkspace('requirements-gpu.txt'), 'torch==2.6.0\n');
    try {
      await until('a hover that takes the version for granted', async () =>
        /^(?!.*Holds for).*Fused attention/s.test(await text()) ? true : undefined,
      );
    } finally {
      await vscode.workspace.fs.delete(requirements);
    }
  });

  it('links to commands that exist', async () => {
    const { document } = await openFile(inWorkspace('attention.py'));
    await shown(document, ATTENTION);
    const [hover] = await ours(document, 'F.softmax(scores');
    const known = new Set(await vscode.commands.getCommands(true));
    const links = linksIn(hover?.value ?? '');
    assert.notEqual(links.length, 0);
    for (const [, command] of links) assert.ok(known.has(command), command);
  });

  it('says nothing beside a finding', async () => {
    const { document } = await openFile(inWorkspace('attention.py'));
    await shown(document, ATTENTION);
    assert.deepEqual(await ours(document, 'self.out(mixed)'), []);
  });

  it('merges findings that share a place', async () => {
    const { document } = await openFile(inWorkspace('train.py'));
    await update('severity', { optional: 'hint' });
    try {
      await shown(document, 'autocast-fp16-unscaled');
      await shown(document, 'deprecated-cuda-amp');
      const hovers = await ours(document, 'autocast(dtype=torch.float16)');
      assert.equal(hovers.length, 1);
      const { value } = hovers[0]!;
      assert.ok(value.split('\n').length <= 5, value);
      assert.doesNotMatch(value, /---/);
    } finally {
      await update('severity', undefined);
    }
  });

  it('says what an optional finding is about once somebody goes to it', async () => {
    const editor = await openFile(inWorkspace('train.py'));
    await shown(editor.document, 'autocast-fp16-unscaled');
    const fixes = async () =>
      (await ours(editor.document, 'torch.optim.')).filter(({ value }) => value.includes('Show fix'));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    assert.deepEqual(await fixes(), []);
    const { start } = rangeOf(editor.document, 'torch.optim.');
    editor.selection = new vscode.Selection(start, start);
    assert.equal((await fixes()).length, 1);
    await update('hover', 'off');
    try {
      assert.deepEqual(await fixes(), []);
    } finally {
      await update('hover', undefined);
    }
  });

  it('names what else is at a place in a line, and links to it', async () => {
    const { document } = await openFile(inWorkspace('train.py'));
    await update('severity', { optional: 'hint' });
    await update('hover', 'optional');
    try {
      await shown(document, 'small-optimizer-unfused');
      await shown(document, 'model-never-compiled');
      const [hover, ...others] = await ours(document, 'torch.optim.');
      assert.equal(others.length, 0);
      const lines = hover?.value.split('\n') ?? [];
      assert.ok(lines.length <= 5, hover?.value);
      const also = lines.find((line) => line.startsWith('Also here: ')) ?? '';
      const [link] = linksIn(also);
      assert.equal(link?.[1], 'efficiencyLens.openTechnique');
      const { technique, place } = link?.[2] as { technique: string; place: { pattern: string } };
      assert.deepEqual([technique, place.pattern], ['fused-optimizer', 'small-optimizer-unfused']);
    } finally {
      await update('hover', undefined);
      await update('severity', undefined);
    }
  });

  it('follows a finding that moves, before it is analysed again', async () => {
    const editor = await openFile(inWorkspace('attention.py'));
    await shown(editor.document, ATTENTION);
    await update('delay', 5000);
    try {
      await change(editor, (edit) => edit.insert(new vscode.Position(0, 0), '# a line more\n'));
      const [hover] = await ours(editor.document, 'F.softmax(scores');
      assert.match(hover?.value ?? '', /Fused attention/);
    } finally {
      await update('delay', undefined);
    }
  });

  it('points from the name of an API to its technique, until that is switched off', async () => {
    const { document } = await openUntitled(
      'import torch\nimport torch.nn.functional as F\n\n\ndef attend(q, k, v):\n    return F.scaled_dot_product_attention(q, k, v)\n',
    );
    const name = 'scaled_dot_product_attention';
    const hover = await until('a hover on the name', async () => (await ours(document, name))[0]);
    assert.equal(hover.value.split('\n').length, 1);
    assert.match(hover.value, /\*\*Fused attention\*\*/);
    try {
      await update('apiHover', false);
      assert.deepEqual(await ours(document, name), []);
    } finally {
      await update('apiHover', undefined);
    }
  });

  it('is silent when it is switched off', async () => {
    const { document } = await openFile(inWorkspace('attention.py'));
    await shown(document, ATTENTION);
    try {
      await update('apiHover', false);
      await update('hover', 'breaks');
      assert.deepEqual(await ours(document, 'F.softmax(scores'), []);
      await update('hover', undefined);
      assert.equal((await ours(document, 'F.softmax(scores')).length, 1);
      await update('enable', false);
      assert.deepEqual(await ours(document, 'F.softmax(scores'), []);
    } finally {
      for (const name of ['apiHover', 'hover', 'enable']) await update(name, undefined);
    }
  });
});
