import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { callsIn, NETWORK } from './network.ts';

const root = resolve(import.meta.dirname, '../..');
const MAX_BYTES = 2 * 1024 * 1024;

/** Every file of the parcel, less what the packer adds of its own. */
const FILES = [
  'LICENSE.txt',
  'changelog.md',
  'dist/extension.js',
  'dist/knowledge.json',
  'dist/page/page.css',
  'dist/page/page.js',
  'dist/patterns.json',
  'dist/tree-sitter-python.wasm',
  'dist/tree-sitter.wasm',
  'media/activity.svg',
  'media/icon.png',
  'media/samples/attention.py',
  'media/walkthrough/hover.svg',
  'media/walkthrough/page.svg',
  'media/walkthrough/quiet.svg',
  'media/walkthrough/sample.svg',
  'package.json',
  'package.nls.json',
  'readme.md',
];

describe('the parcel', () => {
  let folder: string;
  let size: number;
  let files: Readonly<Record<string, Uint8Array>>;
  /** What the marketplace reads of the package. */
  let listing: string;
  const text = (name: string): string => Buffer.from(files[name]!).toString('utf8');

  before(async function () {
    this.timeout(180_000);
    folder = await mkdtemp(join(tmpdir(), 'efficiency-lens-'));
    const out = join(folder, 'parcel.vsix');
    await promisify(execFile)('npm', ['run', 'package', '--', '--out', out], {
      cwd: root,
      shell: process.platform === 'win32',
    });
    ({ size } = await stat(out));
    const unzipped = unzipSync(await readFile(out));
    listing = Buffer.from(unzipped['extension.vsixmanifest']!).toString('utf8');
    const entries = Object.entries(unzipped);
    files = Object.fromEntries(
      entries.flatMap(([name, bytes]) =>
        name.startsWith('extension/') ? [[name.slice('extension/'.length), bytes]] : [],
      ),
    );
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('holds what was let in by name, and nothing else', () =>
    assert.deepEqual(Object.keys(files).sort(), FILES.sort()));

  it(`is no larger than ${MAX_BYTES / 1024 / 1024} MB`, () => {
    assert.ok(size <= MAX_BYTES, `${size} bytes`);
    console.log(`      ${(size / 1024).toFixed(0)} KB`);
  });

  it('holds no source maps, and nothing refers to one', () => {
    for (const name of ['dist/extension.js', 'dist/page/page.js']) assert.doesNotMatch(text(name), /sourceMappingURL/);
  });

  it('makes no network call', () => {
    for (const name of Object.keys(files).filter((file) => file.endsWith('.js'))) {
      assert.deepEqual(callsIn(text(name), NETWORK), [], name);
    }
  });

  it('shows pictures of the repository that are there, from addresses of https, and holds none of them', () => {
    const { repository } = JSON.parse(text('package.json')) as { repository: { url: string } };
    const raw = `${repository.url.replace(/\.git$/, '')}/raw/HEAD/`;
    const pictures = [...text('readme.md').matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, address]) => address!);
    assert.ok(pictures.length > 1);
    for (const address of pictures) {
      assert.ok(raw.startsWith('https://') && address.startsWith(raw), address);
      const path = address.slice(raw.length);
      assert.ok(existsSync(join(root, path)), path);
      assert.equal(files[path], undefined, path);
    }
  });

  it('is a pre-release when its minor version is odd, and only then', () => {
    const { version } = JSON.parse(text('package.json')) as { version: string };
    const isPreRelease = /Id="Microsoft\.VisualStudio\.Code\.PreRelease" Value="true"/.test(listing);
    assert.equal(isPreRelease, Number(version.split('.')[1]) % 2 === 1);
  });

  it('names a main file, an icon and pictures that it holds', () => {
    const manifest = JSON.parse(text('package.json')) as { main: string; icon: string };
    for (const name of [manifest.main.replace('./', ''), manifest.icon]) assert.ok(files[name], name);
  });
});
