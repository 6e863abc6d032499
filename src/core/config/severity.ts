import type { Tier } from '../knowledge/pattern.ts';

/** How loud a finding is; never an error, for the code is legal. */
export const SEVERITIES = ['warning', 'information', 'hint', 'off'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where nobody says otherwise. */
export const TIER_SEVERITY: Readonly<Record<Tier, Severity>> = {
  breaks: 'warning',
  clear: 'information',
  likely: 'hint',
  optional: 'off',
};

/** What a project says of severities: of single patterns, by id, and of whole tiers. */
export interface SeverityRules {
  readonly patterns: Readonly<Record<string, Severity>>;
  readonly tiers: Readonly<Partial<Record<Tier, Severity>>>;
}

/** What a project says of a pattern of a tier: the nearer word holds. Undefined where it says nothing. */
export const severityBy = (
  { patterns, tiers }: SeverityRules,
  { id, tier }: { readonly id: string; readonly tier: Tier },
): Severity | undefined => (Object.hasOwn(patterns, id) ? patterns[id] : tiers[tier]);
