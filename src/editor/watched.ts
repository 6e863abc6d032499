import { languages, RelativePattern, type TextDocument, type Uri, workspace } from 'vscode';
import { setting } from './configuration.ts';

/** Where people write code; other schemes (`git`, `output`, diffs) show text that lives elsewhere. */
const SCHEMES = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs']);

export const PYTHON = 'python';

/** True for a Python document that a person may edit, whatever file system it is on. */
export const isWatched = ({ languageId, uri }: TextDocument): boolean =>
  languageId === PYTHON && (SCHEMES.has(uri.scheme) || workspace.getWorkspaceFolder(uri) !== undefined);

/** True where the settings let a file be analysed. */
export const isWanted = (uri: Uri): boolean => setting('enable', uri) && !matchesAny(uri, setting('exclude', uri));

/** The globs of what a scan leaves out: ours, and those of VS Code's own `files.exclude`. */
export function excludedGlobs(uri: Uri): readonly string[] {
  const hidden = workspace.getConfiguration('files', uri).get<Record<string, unknown>>('exclude') ?? {};
  return [...setting('exclude', uri), ...Object.keys(hidden).filter((glob) => hidden[glob] === true)];
}

export const isExcluded = (uri: Uri): boolean => matchesAny(uri, excludedGlobs(uri));

/** The path that the core knows a file by. Folders above the project say nothing about the file, so they are left out. */
export function pathInProject(uri: Uri): string {
  const folder = workspace.getWorkspaceFolder(uri);
  const path = folder && uri.path.startsWith(`${folder.uri.path}/`) ? uri.path.slice(folder.uri.path.length + 1) : '';
  return path || (uri.path.split('/').at(-1) ?? uri.path);
}

function matchesAny(uri: Uri, globs: readonly string[]): boolean {
  const folder = workspace.getWorkspaceFolder(uri);
  // The editor matches globs only for documents, and asks no more of one than this.
  const document = { uri, languageId: PYTHON } as TextDocument;
  const matches = (glob: string): boolean =>
    languages.match({ pattern: folder ? new RelativePattern(folder, glob) : glob }, document) > 0;
  // A glob that names a folder means what is inside as well.
  return globs.some((glob) => matches(glob) || matches(`${glob}/**`));
}
