import type { Finding, Suppressed } from '../patterns/finding.ts';
import type { ProjectFacts } from '../patterns/project.ts';
import type { FileRules } from './rules.ts';

/**
 * What is known of a project with its configuration worked in: the versions that it targets stand above stated ones, and
 * of the patterns those are ignored that it does not select.
 *
 * @param patterns the ids of all patterns
 */
export function withRules(project: ProjectFacts, patterns: readonly string[]): ProjectFacts {
  const { rules } = project;
  if (!rules) return project;
  const { select, target } = rules;
  return {
    ...project,
    versions: { ...project.versions, ...target },
    ignored: select ? [...project.ignored, ...patterns.filter((id) => !select.has(id))] : project.ignored,
  };
}

/** Takes out the findings that the configuration of the workspace silences. */
export function heed(
  findings: readonly Finding[],
  rules: FileRules | undefined,
): { readonly findings: readonly Finding[]; readonly suppressed: readonly Suppressed[] } {
  if (!rules) return { findings, suppressed: [] };
  const { silenced, minConfidence } = rules;
  const isSilent = ({ pattern, confidence }: Finding): boolean =>
    silenced.has(pattern) || (minConfidence === 'high' && confidence !== 'high');
  return {
    findings: findings.filter((finding) => !isSilent(finding)),
    suppressed: findings.filter(isSilent).map((finding): Suppressed => {
      const reason = silenced.get(finding.pattern);
      return { ...finding, by: 'workspace', ...(reason !== undefined && { reason }) };
    }),
  };
}
