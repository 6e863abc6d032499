import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Baseline } from '../../src/core/baseline/baseline.ts';
import type { Knowledge } from '../../src/core/knowledge/knowledge.ts';
import type { Practice } from '../../src/core/knowledge/practice.ts';
import type { PracticePlace, Source } from '../../src/core/lens.ts';
import type { UsedPlace } from '../../src/editor/usedPlaces.ts';
import { UsedTechniques } from '../../src/editor/usedTechniques.ts';
import { FindingsTree } from '../../src/editor/findingsTree.ts';
import { ShownFindings } from '../../src/editor/shownFindings.ts';
import { ChosenFilters } from '../../src/editor/chosenFilters.ts';
import { TechniqueFacts } from '../../src/editor/techniqueFacts.ts';
import { TechniqueProvider } from '../../src/editor/techniqueProvider.ts';
import type { FindingRow, GroupRow, Row } from '../../src/editor/treeFindings.ts';
import type { TechniqueRow } from '../../src/editor/treeTechniques.ts';
import { ATTENTION, attentionFile, closeAll, inWorkspace, openUntitled, shown, until, write } from './editing.ts';
import { FakeFindings, FakeUsed, knowledge, memento, patternsOf } from './fakeFindings.ts';

const A = vscode.Uri.parse('test:/models/a.py');
const B = vscode.Uri.parse('test:/b.py');
const CODE = 'x = F.softmax(q @ k.mT) @ v\nloss.item()\ny = F.softmax(q @ k.mT) @ v\n';
/** Longer than a tree waits before it draws anew. */
const SETTLED_MS = 400;

describe('tree of techniques', () => {
  let index: Knowledge;
  let findings: FakeFindings;
  let used: FakeUsed;
  let filters: ChosenFilters;
  let facts: TechniqueFacts;
  let tree: TechniqueProvider;

  before(async () => {
    index = await knowledge();
  });

  beforeEach(() => {
    findings = new FakeFindings();
    used = new FakeUsed();
    filters = new ChosenFilters('filters', memento());
    facts = new TechniqueFacts(used, filters);
    tree = new TechniqueProvider({ findings, patterns: patternsOf(index), knowledge }, used, facts);
  });

  afterEach(() => tree.dispose());

  async function everyRow(row?: TechniqueRow): Promise<TechniqueRow[]> {
    const children = await tree.getChildren(row);
    const below = await Promise.all(children.map(everyRow));
    return [...children, ...below.flat()];
  }

  it('lists the categories in their order, the papers outside efficiency last', async () => {
    const keys = (await tree.getChildren()).map(({ key }) => key);
    const filled = index.categories.filter(
      ({ id }) => index.techniquesIn(id).length > 0 || id === 'outside-efficiency',
    );
    assert.deepEqual(
      keys,
      filled.map(({ id }) => `category/${id}`),
    );
    assert.equal(keys.at(-1), 'category/outside-efficiency');
  });

  it('leads to every technique and every paper', async () => {
    const rows = await everyRow();
    const techniques = new Set(rows.flatMap((row) => (row.kind === 'technique' ? [row.technique] : [])));
    const papers = new Set(rows.flatMap((row) => (row.kind === 'paper' ? [row.paper] : [])));
    assert.equal(techniques.size, index.techniques.length);
    assert.deepEqual(
      index.papers.filter(({ id }) => !papers.has(id)).map(({ id }) => id),
      [],
    );
    assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length, 'ids are unique');
  });

  it('gives every row a codicon, a name for screen readers, an id, and no tooltip before it is asked for', async () => {
    used.set('fused-attention', A);
    for (const row of await everyRow()) {
      const item = tree.getTreeItem(row);
      assert.ok(item.iconPath instanceof vscode.ThemeIcon, row.key);
      assert.ok(item.accessibilityInformation?.label.startsWith(String(item.label)), row.key);
      assert.equal(item.id, row.key);
      assert.equal(item.tooltip, undefined);
      const { tooltip } = tree.resolveTreeItem(item, row);
      assert.ok(tooltip instanceof vscode.MarkdownString && tooltip.value.length > 4 && !tooltip.isTrusted, row.key);
    }
  });

  it('opens pages', async () => {
    const row = await tree.find('fused-attention');
    assert.deepEqual(tree.getTreeItem(row!).command?.arguments, [{ technique: 'fused-attention' }]);
    const paper = (await tree.getChildren(row)).find(({ kind }) => kind === 'paper');
    const { command } = tree.getTreeItem(paper!);
    assert.equal(command?.command, 'efficiencyLens.openPaper');
    assert.ok(index.paper(String(command?.arguments?.[0])));
  });

  it('finds a technique with the rows above it, as reveal needs', async () => {
    const row = await tree.find('fused-attention');
    assert.equal(tree.getParent(row!)?.key, 'category/attention');
    assert.equal(tree.getParent(tree.getParent(row!)!), undefined);
    assert.equal(await tree.find('no-such-technique'), undefined);
  });

  it('hands out the same rows to all who ask at once', async () => {
    const [first, second] = await Promise.all([tree.getChildren(), tree.getChildren()]);
    assert.ok(first.every((row, i) => row === second[i]));
  });

  it('counts what was found, and draws only the rows whose counts differ', async () => {
    const row = (await tree.find('fused-attention'))!;
    const drawn: (TechniqueRow | TechniqueRow[])[] = [];
    tree.onDidChangeTreeData((rows) => drawn.push(rows ?? []));
    findings.set(A, CODE, [ATTENTION, 'F.softmax'], [ATTENTION, 'F.softmax']);
    findings.set(B, CODE, [ATTENTION, 'F.softmax']);
    await until('the tree to change', () => drawn.length > 0);
    assert.deepEqual(
      drawn
        .flat()
        .map(({ key }) => key)
        .sort(),
      ['category/attention', 'technique/fused-attention'],
    );
    assert.match(String(tree.getTreeItem(row).description), /^3 found · \d+ papers?$/);
    assert.match(String(tree.getTreeItem(tree.getParent(row)!).description), /^3 found · \d+$/);
    findings.refresh();
    await sleep(SETTLED_MS);
    assert.equal(drawn.length, 1, 'nothing to draw where nothing changed');
  });

  it('counts at categories that nobody has opened', async () => {
    const categories = await tree.getChildren();
    const drawn: TechniqueRow[] = [];
    tree.onDidChangeTreeData((rows) => drawn.push(...[rows ?? []].flat()));
    findings.set(A, CODE, [ATTENTION, 'F.softmax']);
    used.set('lora', A);
    await until('both categories', () => drawn.length >= 2);
    assert.deepEqual(drawn.map(({ key }) => key).sort(), ['category/attention', 'category/fine-tuning']);
    const description = (key: string) => tree.getTreeItem(categories.find((row) => row.key === key)!).description;
    assert.match(String(description('category/attention')), /^1 found · \d+$/);
    assert.match(String(description('category/fine-tuning')), /^1 in use · \d+$/);
  });

  it('says where a technique is in use, apart from where it is missing', async () => {
    const row = (await tree.find('fused-attention'))!;
    const look = () => {
      const { iconPath, description } = tree.getTreeItem(row);
      return `${(iconPath as vscode.ThemeIcon).id} ${String(description)}`;
    };
    assert.match(look(), /^lightbulb \d+ papers$/);
    let drawn = 0;
    tree.onDidChangeTreeData(() => drawn++);
    used.set('fused-attention', A, B);
    await until('the tree to change', () => drawn > 0);
    assert.match(look(), /^check 2 in use · \d+ papers$/);
    findings.set(A, CODE, [ATTENTION, 'F.softmax']);
    await until('the tree to change again', () => drawn > 1);
    assert.match(look(), /^lightbulb 1 found · 2 in use · \d+ papers$/);

    const [group, ...papers] = await tree.getChildren(row);
    assert.ok(papers.every(({ kind }) => kind === 'paper') && papers.length > 0);
    assert.equal(tree.getTreeItem(group!).label, 'In use');
    assert.equal(tree.getParent(group!)?.key, row.key);
    const [first, second] = await tree.getChildren(group);
    assert.equal(tree.getParent(first!)?.key, group!.key);
    assert.equal(tree.getTreeItem(second!).label, 'b.py:1');
    const { command, accessibilityInformation } = tree.getTreeItem(first!);
    assert.deepEqual(
      [command?.command, command?.arguments],
      ['efficiencyLens.openFinding', [used.placesOf('fused-attention')[0]!.place]],
    );
    assert.match(accessibilityInformation!.label, /^a\.py:1, x = F\.softmax/);
    used.set('fused-attention');
    await until('the places to go', () => drawn > 2);
    assert.deepEqual(await tree.getChildren(row), papers);
  });

  it('is narrowed to what was found, what is in use and to categories, and opens what is left', async () => {
    const keys = async (row?: TechniqueRow): Promise<string[]> => (await tree.getChildren(row)).map(({ key }) => key);
    findings.set(A, CODE, [ATTENTION, 'F.softmax']);
    used.set('lora', A);
    let drawn = 0;
    tree.onDidChangeTreeData(() => drawn++);
    await keys();
    await until('the counts', () => facts.narrowed().all > 0 && facts.found.size > 0);
    await filters.choose(['found', 'used']);
    assert.deepEqual(await keys(), ['category/attention', 'category/fine-tuning']);
    const [attention] = await tree.getChildren();
    assert.deepEqual(await keys(attention), ['technique/fused-attention']);
    assert.equal(tree.getTreeItem(attention!).collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
    assert.deepEqual(facts.narrowed(), { words: 'With findings or In use', shown: 2, all: index.techniques.length });
    await filters.choose(['used', 'category/attention']);
    assert.deepEqual(await keys(), []);
    await filters.choose(['category/outside-efficiency']);
    assert.deepEqual(await keys(), ['category/outside-efficiency']);
    const before = drawn;
    await filters.choose([]);
    assert.equal(drawn, before + 1);
    assert.equal((await keys()).length, index.categories.length);
    for (const filter of facts.offered())
      assert.equal(facts.countOf(filter) > 0, filter.id !== 'category/outside-efficiency', filter.id);
  });
});

describe('techniques in use', () => {
  const practice: Practice = {
    id: 'attention-fused',
    technique: 'fused-attention',
    message: 'Attention goes through a fused kernel.',
    words: [],
    shapes: [],
  };
  /** Sees every call. */
  const practices = ({ text }: Source): PracticePlace[] =>
    [...text.matchAll(/F\.scaled\S+\(.*\)/g)].map(({ 0: { length }, index: start }) => ({
      practice,
      region: { start, end: start + length },
    }));
  let findings: FakeFindings;
  let looked: { uri: vscode.Uri; isModelCode: boolean }[];
  let asked: number;
  let used: UsedTechniques;

  beforeEach(() => {
    findings = new FakeFindings();
    looked = [];
    asked = 0;
    const lens = async () => (asked++, { practices });
    const scan = { phase: 'done', scanned: 0, total: 0 } as const;
    const files = {
      scan,
      onDidChange: findings.onDidChange,
      entries: () => findings.entries(),
      looked: () => looked,
    };
    used = new UsedTechniques(files, lens, { error: assert.fail });
  });

  afterEach(async () => {
    used.dispose();
    await closeAll();
  });

  const fused = (): string[] => used.placesOf('fused-attention').map(({ code, line }) => `${line} ${code}`);
  const CALL = 'F.scaled_dot_product_attention(q, k, v)';
  const TEXT = `import torch.nn.functional as F\ndef f(q, k, v):\n    return ${CALL}\n`;

  it('are looked for only while somebody looks, and each text once', async () => {
    const { document } = await openUntitled(TEXT);
    findings.setOpen(document.uri, TEXT);
    await sleep(2 * SETTLED_MS);
    assert.equal(asked, 0);
    used.want(true);
    await until('the place', () => fused().length > 0);
    assert.deepEqual(fused(), [`2 return ${CALL}`]);
    const [{ place }] = used.placesOf('fused-attention') as [UsedPlace];
    assert.equal(document.getText().slice(place.start, place.end), CALL);
    assert.equal(asked, 1);
    findings.refresh();
    await sleep(2 * SETTLED_MS);
    assert.equal(asked, 1);
    used.want(false);
    findings.refresh();
    await sleep(2 * SETTLED_MS);
    assert.deepEqual([asked, fused().length], [1, 1]);
  });

  it('are read from the files of a scan, and again when one was looked at anew', async () => {
    const uri = inWorkspace('fused.py');
    try {
      await write(uri, TEXT);
      looked = [
        { uri, isModelCode: true },
        { uri: inWorkspace('efficient.py'), isModelCode: false },
        { uri: inWorkspace('gone.py'), isModelCode: true },
      ];
      used.want(true);
      await until('the place', () => fused().length === 1);
      await write(uri, `${TEXT}\n${TEXT}`);
      looked = [{ uri, isModelCode: true }];
      findings.refresh();
      findings.set(A, CODE);
      await until('two places', () => fused().length === 2);
      looked = [];
      findings.set(A, CODE);
      await until('none', () => fused().length === 0);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});

describe('tree of findings', () => {
  let index: Knowledge;
  let findings: FakeFindings;
  let tree: FindingsTree;

  /** Patterns of the index, one for each tier and each of another technique. */
  const tiers = (): Map<string, string> => {
    const chosen = new Map<string, (typeof index.patterns)[number]>();
    for (const pattern of index.patterns) {
      const isTaken = [...chosen.values()].some(({ technique }) => technique === pattern.technique);
      if (!chosen.has(pattern.tier) && !isTaken) chosen.set(pattern.tier, pattern);
    }
    return new Map([...chosen].map(([tier, { id }]) => [tier, id]));
  };

  before(async () => {
    index = await knowledge();
  });

  beforeEach(() => {
    findings = new FakeFindings();
    tree = new FindingsTree({ findings, patterns: patternsOf(index), knowledge }, memento());
  });

  afterEach(() => tree.dispose());

  const groups = async (): Promise<GroupRow[]> => (await tree.getChildren()) as GroupRow[];
  const labelsOf = async (row?: Row): Promise<string[]> =>
    (await tree.getChildren(row)).map((child) => {
      const { label, description } = tree.getTreeItem(child);
      return `${String(label)} | ${String(description)}`;
    });

  it('groups by technique, file and axis', async () => {
    findings.set(A, CODE, [ATTENTION, 'F.softmax'], [ATTENTION, 'F.softmax']);
    findings.set(B, CODE, [ATTENTION, 'F.softmax']);
    assert.deepEqual(await labelsOf(), ['Fused attention | 3']);
    assert.deepEqual(await labelsOf((await groups())[0]), [
      'a.py:1 | x = F.softmax(q @ k.mT) @ v',
      'a.py:3 | y = F.softmax(q @ k.mT) @ v',
      'b.py:1 | x = F.softmax(q @ k.mT) @ v',
    ]);

    await tree.group('file');
    assert.deepEqual(
      (await groups()).map(({ id }) => id),
      [A.toString(), B.toString()],
    );
    assert.deepEqual(await labelsOf((await groups())[1]), ['Fused attention | 1: x = F.softmax(q @ k.mT) @ v']);

    await tree.group('axis');
    assert.deepEqual(await labelsOf(), ['Memory | 3', 'Speed | 3']);
    assert.deepEqual(await labelsOf((await groups())[0]), [
      'Fused attention | a.py:1',
      'Fused attention | a.py:3',
      'Fused attention | b.py:1',
    ]);
  });

  it('lists every tier, the gravest first, each with its own codicon', async () => {
    const found = tiers();
    for (const [i, id] of [...found.values()].entries()) {
      findings.set(vscode.Uri.parse(`test:/${i}.py`), CODE, [id, 'loss.item()']);
    }
    const rows = (await groups()).flatMap((group) => group.findings);
    const ranks = rows.map(({ tier }) => ['breaks', 'clear', 'likely', 'optional'].indexOf(tier));
    assert.equal(rows.length, found.size);
    assert.deepEqual(ranks, [...ranks].sort());
    const icons = rows.map((row) => (tree.getTreeItem(row).iconPath as vscode.ThemeIcon).id);
    assert.equal(new Set(icons).size, found.size);
  });

  it('goes to the code on a click, and to the page with the place', async () => {
    findings.set(A, CODE, [ATTENTION, 'F.softmax']);
    const [row] = (await groups())[0]!.findings as [FindingRow];
    const { command, contextValue, accessibilityInformation } = tree.getTreeItem(row);
    const start = CODE.indexOf('F.softmax');
    const place = { uri: A.toString(), pattern: ATTENTION, start, end: start + 9 };
    assert.equal(command?.command, 'efficiencyLens.openFinding');
    assert.deepEqual(command?.arguments, [place]);
    assert.equal(contextValue, 'finding');
    assert.deepEqual({ technique: row.technique, place: row.place }, { technique: 'fused-attention', place });
    assert.match(accessibilityInformation!.label, /^Fused attention, clear, a\.py, line 1: x = /);
    assert.equal(tree.getTreeItem((await groups())[0]!).contextValue, 'technique');
    assert.equal((await groups())[0]!.technique, 'fused-attention');
  });

  it('knows the group of each finding, as reveal needs', async () => {
    findings.set(A, CODE, [ATTENTION, 'F.softmax']);
    const [group] = await groups();
    assert.equal(tree.getParent(group!.findings[0]!), group);
    assert.equal(tree.getParent(group!), undefined);
  });

  it('keeps the ids of rows while lines come and go, and is drawn only when it would look otherwise', async () => {
    findings.set(A, CODE, [ATTENTION, 'F.softmax'], [ATTENTION, 'F.softmax']);
    const keys = (await groups())[0]!.findings.map(({ key }) => key);
    let drawn = 0;
    tree.onDidChangeTreeData(() => drawn++);
    findings.refresh();
    await sleep(SETTLED_MS);
    assert.equal(drawn, 0);
    findings.set(A, `import torch\n${CODE}`, [ATTENTION, 'F.softmax'], [ATTENTION, 'F.softmax']);
    await until('the tree to change', () => drawn > 0);
    const moved = (await groups())[0]!.findings;
    assert.deepEqual(
      moved.map(({ key }) => key),
      keys,
    );
    assert.deepEqual(
      moved.map(({ line }) => line),
      [1, 3],
    );
  });

  it('shows code as text in tooltips, whatever it holds', async () => {
    const code = '`</code>` [x](command:y) $(zap) **b**';
    findings.set(A, code, [ATTENTION, code]);
    const [row] = (await groups())[0]!.findings as [FindingRow];
    const tooltip = tree.resolveTreeItem(tree.getTreeItem(row), row).tooltip as vscode.MarkdownString;
    assert.ok(!tooltip.isTrusted && !tooltip.supportHtml && !tooltip.supportThemeIcons);
    assert.ok(tooltip.value.includes(`\`\`\`python\n${code}\n\`\`\``));
  });

  it('does not read the index for an empty view', async () => {
    let asked = 0;
    const services = { findings, patterns: patternsOf(index), knowledge: () => (asked++, knowledge()) };
    const empty = new FindingsTree(services, memento());
    assert.deepEqual(await empty.getChildren(), []);
    assert.equal(asked, 0);
    empty.dispose();
  });
});

describe('filters of findings', () => {
  let index: Knowledge;
  let findings: FakeFindings;
  let kept: vscode.Memento;
  let baseline: Baseline | undefined;
  const saved = new vscode.EventEmitter<void>();
  const baselines = { of: () => baseline, load: async () => undefined, onDidChange: saved.event };
  let shown: ShownFindings;

  const make = (): ShownFindings =>
    new ShownFindings({ findings, patterns: patternsOf(index), knowledge }, kept, baselines, () => new Set([B.path]));
  const rows = (): string[] =>
    shown
      .entries()
      .flatMap(({ uri, analysis }) => analysis.findings.map(({ pattern }) => `${uri.path.slice(1)} ${pattern}`));
  const ofTier = (tier: string) => index.patterns.find((pattern) => pattern.tier === tier)!.id;

  before(async () => {
    index = await knowledge();
  });

  beforeEach(() => {
    findings = new FakeFindings();
    kept = memento();
    baseline = undefined;
    shown = make();
  });

  afterEach(async () => {
    shown.dispose();
    await closeAll();
  });

  it('leave what passes, count it, and are kept over restarts', async () => {
    findings.set(A, CODE, [ofTier('clear'), 'F.softmax'], [ofTier('optional'), 'loss.item()']);
    findings.setOpen(B, CODE, [ofTier('optional'), 'F.softmax']);
    assert.equal(rows().length, 3);
    await shown.filters.choose(['optional']);
    assert.deepEqual(rows(), [`models/a.py ${ofTier('optional')}`, `b.py ${ofTier('optional')}`]);
    assert.deepEqual(shown.count(), { shown: 2, all: 3 });
    await shown.filters.choose(['optional', 'open-files']);
    assert.deepEqual(rows(), [`b.py ${ofTier('optional')}`]);
    shown.dispose();
    shown = make();
    assert.deepEqual(rows(), [`b.py ${ofTier('optional')}`]);
    await shown.filters.choose([]);
    assert.equal(rows().length, 3);
    assert.deepEqual(
      kept.keys().filter((key) => kept.get(key) !== undefined),
      [],
    );
  });

  it('follow the file that is edited', async () => {
    const { document } = await openUntitled('x = 1\n', 'plaintext');
    findings.setOpen(document.uri, CODE, [ATTENTION, 'F.softmax']);
    findings.set(A, CODE, [ATTENTION, 'F.softmax']);
    await shown.filters.choose(['current-file']);
    assert.deepEqual(rows(), [`${document.uri.path.slice(1)} ${ATTENTION}`]);
    let changes = 0;
    shown.onDidChange(() => changes++);
    await openUntitled('y = 1\n', 'plaintext');
    await until('the other file', () => changes > 0 && rows().length === 0);
    await closeAll();
    assert.deepEqual(shown.count(), { shown: 0, all: 2 });
  });

  it('know the techniques of which code was run', async () => {
    const isRun = ({ technique }: { readonly technique: string }): boolean =>
      index.technique(technique)!.how.some(({ mark }) => mark === 'run');
    const [run, read] = [index.patterns.find(isRun)!, index.patterns.find((pattern) => !isRun(pattern))!];
    findings.set(A, CODE, [run.id, 'F.softmax'], [read.id, 'loss.item()']);
    await shown.filters.choose(['fix']);
    await until('the index', () => rows().length === 1);
    assert.deepEqual(rows(), [`models/a.py ${run.id}`]);
  });

  it('know what is new since a baseline, and take all for new where there is none', async () => {
    const uri = inWorkspace('model.py');
    findings.set(uri, CODE, [ATTENTION, 'x = F.softmax'], [ATTENTION, 'y = F.softmax']);
    await shown.filters.choose(['new']);
    assert.equal(rows().length, 2);
    const line = 'x = F.softmax(q @ k.mT) @ v';
    baseline = { version: 1, findings: [{ path: 'model.py', pattern: ATTENTION, line, count: 1 }] };
    let changes = 0;
    shown.onDidChange(() => changes++);
    saved.fire();
    assert.equal(changes, 1);
    assert.deepEqual(
      shown.entries().map((file) => file.analysis.findings.map((finding) => file.lineOf(finding))),
      [['y = F.softmax(q @ k.mT) @ v']],
    );
  });

  it('draw the tree anew, and hide groups that are empty', async () => {
    const tree = new FindingsTree({ findings: shown, patterns: patternsOf(index), knowledge }, memento());
    findings.set(A, CODE, [ATTENTION, 'F.softmax']);
    findings.set(B, CODE, [ofTier('optional'), 'F.softmax']);
    assert.equal((await tree.getChildren()).length, 2);
    let drawn = 0;
    tree.onDidChangeTreeData(() => drawn++);
    await shown.filters.choose(['clear']);
    await until('the tree to change', () => drawn > 0);
    assert.equal((await tree.getChildren()).length, 1);
    tree.dispose();
  });
});

describe('views', () => {
  afterEach(closeAll);

  it('are there, and take their commands', async () => {
    const { document } = await openUntitled(attentionFile());
    await shown(document, ATTENTION);
    for (const command of [
      'efficiencyLens.findings.focus',
      'efficiencyLens.techniques.focus',
      'efficiencyLens.groupByFile',
      'efficiencyLens.groupByAxis',
      'efficiencyLens.groupByTechnique',
    ]) {
      await vscode.commands.executeCommand(command);
    }
    await vscode.commands.executeCommand('efficiencyLens.revealTechnique', 'fused-attention');
    await vscode.commands.executeCommand('efficiencyLens.revealTechnique', 'no-such-technique');
  });
});
