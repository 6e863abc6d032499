import { commands, Disposable, env, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { baselineOf } from '../core/baseline/baseline.ts';
import { BASELINE_PATH } from '../core/baseline/place.ts';
import { counted } from '../core/words/reportWords.ts';
import { questionOf } from './baselineQuestion.ts';
import { COMMANDS } from './ids.ts';
import { entriesBeyond, knownAs, openRowsIn, type WorkspaceReport } from './reports.ts';
import { REPORT_FORMATS, type ReportFormat, reportText } from './reportText.ts';
import { say } from './say.ts';
import type { Contribution, Services } from './services.ts';

/** What is done with a report: it goes into a file or to the clipboard, or becomes the baseline. */
export const reportCommands: Contribution = (services) =>
  Disposable.from(
    commands.registerCommand(COMMANDS.exportReport, (format?: unknown, file?: unknown) =>
      exportReport(services, isFormat(format) ? format : undefined, file instanceof Uri ? file : undefined),
    ),
    commands.registerCommand(COMMANDS.saveBaseline, (isAnswered?: unknown) =>
      saveBaseline(services, isAnswered === true),
    ),
  );

interface Choice extends QuickPickItem {
  /** Absent for the clipboard. */
  readonly format?: ReportFormat;
}

const CHOICES: readonly Choice[] = [
  { label: '$(markdown) Markdown', description: 'to be read', format: 'markdown' },
  { label: '$(json) JSON', description: 'every finding', format: 'json' },
  { label: '$(file-code) SARIF', description: 'every finding, for code scanning', format: 'sarif' },
  { label: '$(copy) Copy as Markdown' },
];

const isFormat = (value: unknown): value is ReportFormat =>
  typeof value === 'string' && Object.hasOwn(REPORT_FORMATS, value);

/** @param given asked for when it is absent, as is the file */
async function exportReport(services: Services, given?: ReportFormat, file?: Uri): Promise<void> {
  const choice = given
    ? { format: given }
    : await window.showQuickPick(CHOICES, { title: 'Export report', placeHolder: 'Choose a format' });
  const found = choice && (await scanned(services));
  if (!found) return;
  const text = reportText(choice.format ?? 'markdown', found, versionOf(services));
  if (!choice.format) {
    await env.clipboard.writeText(text);
    return say('The report was copied as Markdown.');
  }
  const target = file ?? (await askForFile(choice.format));
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  say(`The report was saved as ${workspace.asRelativePath(target)}.`);
}

function askForFile(format: ReportFormat): Thenable<Uri | undefined> {
  const { label, extension } = REPORT_FORMATS[format];
  const [folder] = workspace.workspaceFolders ?? [];
  return window.showSaveDialog({
    title: 'Export report',
    filters: { [label]: [extension] },
    ...(folder && { defaultUri: Uri.joinPath(folder.uri, `efficiency-lens-report.${extension}`) }),
  });
}

async function saveBaseline(services: Services, isAnswered: boolean): Promise<void> {
  const folders = workspace.workspaceFolders ?? [];
  // What is said of a baseline has to be true of the one that is replaced.
  await Promise.all(folders.map(({ uri }) => services.baselines.reread(uri)));
  const found = await scanned(services);
  if (!found || !(isAnswered || (await maySave(found, services)))) return;
  let count = 0;
  for (const folder of folders) {
    const rows = openRowsIn(folder, found.report, found.uris);
    const kept = entriesBeyond(folder, await services.baselines.reread(folder.uri), found);
    await services.baselines.save(folder.uri, baselineOf(rows.map(knownAs(found.uris)), kept));
    count += rows.length;
  }
  say(`${counted(count, 'finding')} saved in ${BASELINE_PATH}. What comes later is new.`);
}

/** Asks, unless nothing would change: what is found is taken as known from then on. */
async function maySave({ summary: { since }, report, uris }: WorkspaceReport, services: Services): Promise<boolean> {
  const fresh = (workspace.workspaceFolders ?? []).filter(({ uri }) => !services.baselines.of(uri));
  const rows = fresh.flatMap((folder) => openRowsIn(folder, report, uris));
  const question = questionOf({
    fresh: {
      paths: fresh.map(({ uri }) => workspace.asRelativePath(Uri.joinPath(uri, BASELINE_PATH))),
      findings: rows.length,
      files: new Set(rows.map(({ path }) => path)).size,
    },
    since: since && { fresh: since.fresh.length, gone: since.gone.length },
  });
  if (!question) return true;
  const yes: QuickPickItem = { label: `$(pinned) ${question.yes}`, detail: question.detail };
  const no: QuickPickItem = { label: `$(close) ${question.no}` };
  return (await window.showQuickPick([yes, no], { title: question.title })) === yes;
}

/** The report of the last scan, and of one that is made now where there is none. */
async function scanned({ findings, reports }: Services): Promise<WorkspaceReport | undefined> {
  if (findings.scan.phase === 'none') await commands.executeCommand(COMMANDS.scanWorkspace);
  if (findings.scan.phase === 'done' || findings.scan.phase === 'stopped') return reports.read();
  say('A scan is under way; try again when it has ended.');
  return undefined;
}

const versionOf = ({ context }: Services): string =>
  (context.extension.packageJSON as { readonly version: string }).version;
