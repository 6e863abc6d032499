import { type Uri, workspace } from 'vscode';
import { type Severity, severityBy, type SeverityRules } from '../core/config/severity.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import { setting } from './configuration.ts';
import { PREFIX } from './ids.ts';
import type { Settings } from './settings.ts';

type Severities = Settings['severity'];

/**
 * How loud a pattern is in a file: as the settings of its workspace say, otherwise as its project does, otherwise as the
 * user's own settings do. Whoever has turned all underlines off has none, whatever a project wants.
 */
export function severityIn(uri: Uri, project: SeverityRules | undefined): (pattern: PatternCard) => Severity {
  const merged = setting('severity', uri);
  if (!project || Object.values(merged).every((severity) => severity === 'off')) return ({ tier }) => merged[tier];
  const set = workspace.getConfiguration(PREFIX, uri).inspect<Partial<Severities>>('severity');
  const explicit: Partial<Severities> = { ...set?.workspaceValue, ...set?.workspaceFolderValue };
  return (pattern) => explicit[pattern.tier] ?? severityBy(project, pattern) ?? merged[pattern.tier];
}
