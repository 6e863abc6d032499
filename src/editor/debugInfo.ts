import { commands, Disposable, env, UIKind, version, workspace } from 'vscode';
import { COMMANDS, PREFIX } from './ids.ts';
import { say } from './say.ts';
import type { Contribution, Services } from './services.ts';
import { DEFAULTS } from './settings.ts';

/** What helps with a report, ready to be pasted: no path and no code. */
export const debugInfo: Contribution = (services) =>
  Disposable.from(
    commands.registerCommand(COMMANDS.copyDebugInfo, async () => {
      await env.clipboard.writeText(debugText(services));
      say('Copied: versions, settings and counts, without paths or code.');
    }),
    commands.registerCommand(COMMANDS.showLog, () => services.log.show()),
  );

function debugText({ context, findings, patterns }: Services): string {
  const { extension } = context;
  const files = [...findings.entries()];
  const { phase, scanned, total } = findings.scan;
  const facts: readonly (readonly [string, unknown])[] = [
    ['Efficiency Lens', (extension.packageJSON as { version: string }).version],
    ['VS Code', `${version} (${env.appHost}, ${env.uiKind === UIKind.Web ? 'web' : 'desktop'})`],
    ['Remote', env.remoteName ?? 'no'],
    ['Trusted', workspace.isTrusted],
    ['Folders', (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme).join(', ') || 'none'],
    ['Patterns', patterns.size],
    ['Files with an analysis', files.length],
    ['Findings', files.reduce((sum, { analysis }) => sum + analysis.findings.length, 0)],
    ['Undecided', files.reduce((sum, { analysis }) => sum + analysis.undecided.length, 0)],
    ['Incomplete', files.filter(({ analysis }) => !analysis.complete).length],
    ['Scan', phase === 'none' ? 'none' : `${phase}, ${scanned} of ${total} files`],
    ...changedSettings(),
  ];
  return `${facts.map(([name, value]) => `${name}: ${String(value)}`).join('\n')}\n`;
}

/** Settings that are not as they come; of those that hold paths or reasons only how many there are. */
function changedSettings(): [string, string][] {
  const configuration = workspace.getConfiguration(PREFIX);
  return Object.entries(DEFAULTS).flatMap(([name, value]): [string, string][] => {
    const now = JSON.stringify(configuration.get(name));
    if (now === JSON.stringify(value)) return [];
    if (name === 'exclude') return [[`Setting ${name}`, `${configuration.get<string[]>(name)?.length} globs`]];
    if (name === 'hidden')
      return [[`Setting ${name}`, `${Object.keys(configuration.get(name) ?? {}).length} patterns`]];
    return [[`Setting ${name}`, now]];
  });
}
