import { type Tier, TIERS } from '../core/knowledge/pattern.ts';
import type { PatternCard } from '../core/knowledge/patternCard.ts';
import type { Finding } from '../core/patterns/finding.ts';
import { type Shown, shows } from './settings.ts';

type Patterns = ReadonlyMap<string, PatternCard>;

/** The findings that a surface with this setting shows. */
export function visible(findings: readonly Finding[], shown: Shown, patterns: Patterns): readonly Finding[] {
  return findings.filter((finding) => shows(shown, tierOf(finding, patterns)));
}

/** The gravest first; in the order of their places where they are alike. */
export const gravestFirst = (findings: readonly Finding[], patterns: Patterns): readonly Finding[] =>
  [...findings].sort((a, b) => TIERS.indexOf(tierOf(a, patterns)) - TIERS.indexOf(tierOf(b, patterns)));

/** A finding of a pattern that is not known any more counts as the least. */
export const tierOf = (finding: Finding, patterns: Patterns): Tier => patterns.get(finding.pattern)?.tier ?? 'optional';
