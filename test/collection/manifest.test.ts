import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withContributions } from '../../src/build/contributes.ts';
import { COMMANDS } from '../../src/editor/ids.ts';
import { lowest } from '../host/releases.ts';

const root = resolve(import.meta.dirname, '../..');
const json = readFileSync(join(root, 'package.json'), 'utf8');
const manifest = JSON.parse(json) as Manifest;
const words = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>;

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
  readonly icon: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly engines: { readonly vscode: string };
  readonly scripts: { readonly package: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly virtualWorkspaces: boolean;
    readonly untrustedWorkspaces: { readonly supported: boolean; readonly description: string };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly keybindings?: unknown;
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly walkthroughs: readonly { readonly steps: readonly { readonly media: { readonly svg: string } }[] }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
  };
}

interface Setting {
  readonly default?: unknown;
  readonly markdownDescription?: string;
  readonly scope?: string;
  readonly order?: number;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
}

/** The categories that the marketplace knows. */
const CATEGORIES = [
  ...['AI', 'Azure', 'Chat', 'Data Science', 'Debuggers', 'Education', 'Extension Packs', 'Formatters', 'Keymaps'],
  ...['Language Packs', 'Linters', 'Machine Learning', 'Notebooks', 'Other', 'Programming Languages', 'SCM Providers'],
  ...['Snippets', 'Testing', 'Themes', 'Visualization'],
];

describe('the manifest', () => {
  const { contributes } = manifest;

  it('is what the code makes of it (npm run manifest)', () => assert.equal(withContributions(json), json));

  it('wakes up for Python, for its own page and for links to it, and not at the start', () => {
    const page = 'onWebviewPanel:efficiencyLens.technique';
    assert.deepEqual(manifest.activationEvents, ['onLanguage:python', page, 'onUri']);
  });

  it('takes every string that people see from package.nls.json, and leaves none there unused', () => {
    const used = new Set([...json.matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
    assert.deepEqual([...used].sort(), Object.keys(words).sort());
    for (const [key, text] of Object.entries(words)) assert.match(text, /\S/, key);
    const shown = /"(?:title|category|description|markdownDescription|contents|altText|displayName)": "(?!%)/;
    assert.doesNotMatch(json, shown);
  });

  it('gives each command a category, a plain title and a place in the palette', () => {
    const palette = contributes.menus['commandPalette'] ?? [];
    assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), Object.values(COMMANDS).sort());
    for (const { command, title, category } of contributes.commands) {
      assert.equal(category, '%category%');
      assert.doesNotMatch(words[title.slice(1, -1)] ?? '', /\p{Extended_Pictographic}/u, command);
      assert.equal(palette.filter((item) => item.command === command && item.when).length, 1, command);
    }
  });

  it('offers the switches everywhere, also where the status bar item is hidden', () => {
    const offered = contributes.menus['commandPalette']?.find(({ command }) => command === COMMANDS.showMenu);
    assert.equal(offered?.when, 'true');
  });

  it('names only its own commands in menus and links', () => {
    const known = new Set<string>(Object.values(COMMANDS));
    for (const item of Object.values(contributes.menus).flat()) assert.ok(known.has(item.command), item.command);
    const links = Object.values(words).flatMap((text) => [...text.matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id));
    assert.notEqual(links.length, 0);
    for (const id of links) assert.ok(id && (known.has(id) || id.endsWith('.focus')), id);
  });

  it('binds no keys', () => assert.equal(contributes.keybindings, undefined));

  it('describes, scopes and orders each setting', () => {
    const settings = Object.entries(contributes.configuration.properties);
    assert.notEqual(settings.length, 0);
    for (const [name, setting] of settings) {
      assert.match(name, /^efficiencyLens\.[a-zA-Z]+$/);
      assert.notEqual(setting.default, undefined, name);
      assert.ok(setting.markdownDescription, name);
      assert.ok(['resource', 'window'].includes(setting.scope ?? ''), name);
      assert.equal(setting.enumDescriptions?.length, setting.enum?.length, name);
    }
    assert.deepEqual(
      settings.map(([, { order }]) => order),
      settings.map((_, i) => i + 1),
    );
  });

  it('works in untrusted and in virtual workspaces', () => {
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it('has what the marketplace asks for', () => {
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
    for (const category of manifest.categories) assert.ok(CATEGORIES.includes(category), category);
    assert.ok(manifest.keywords.length >= 5 && manifest.keywords.length <= 30);
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/);
  });

  it('is packed as a pre-release when its minor version is odd, and only then', () => {
    const isOdd = Number(manifest.version.split('.')[1]) % 2 === 1;
    assert.equal(manifest.scripts.package.split(' ').includes('--pre-release'), isOdd);
  });

  it('promises the oldest version that tests start, and calls nothing of a later one', () => {
    assert.equal(manifest.engines.vscode, `^${lowest.name}.0`);
    const types = join(root, 'node_modules/@types/vscode/package.json');
    const { version } = JSON.parse(readFileSync(types, 'utf8')) as { readonly version: string };
    const minorOf = (text: string): number => Number(/^\^?1\.(\d+)\./.exec(text)?.[1]);
    for (const there of [version, manifest.devDependencies['@types/vscode']!])
      assert.ok(minorOf(there) <= minorOf(manifest.engines.vscode), there);
  });

  it('names pictures that are there; the icon is a square PNG of at least 256 pixels', () => {
    const svgs = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg));
    const icons = contributes.viewsContainers.activitybar.map(({ icon }) => icon);
    for (const file of [...svgs, ...icons]) assert.ok(existsSync(join(root, file)), file);
    const png = readFileSync(join(root, manifest.icon));
    assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    assert.equal(width, height);
    assert.ok(width >= 256);
  });
});
