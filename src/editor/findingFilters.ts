import type { Tier } from '../core/knowledge/pattern.ts';
import type { Filter } from './filters.ts';

/** What filters ask about a finding. */
export interface FilteredFinding {
  /** It stands in the file that was edited last. */
  readonly isCurrent: boolean;
  /** Its file is open. */
  readonly isOpen: boolean;
  readonly tier: Tier;
  /** The page of its technique shows code that was run. */
  readonly hasFix: boolean;
  /** The baseline of its folder does not have it. */
  readonly isNew: boolean;
}

const tierFilter = (tier: Tier, label: string): Filter<FilteredFinding> => ({
  id: tier,
  group: 'Tier',
  label,
  keeps: (finding) => finding.tier === tier,
});

export const CURRENT_FILE = 'current-file';
export const OPEN_FILES = 'open-files';

/** What the view of findings can be narrowed to, in the order in which it is offered. */
export const FINDING_FILTERS: readonly Filter<FilteredFinding>[] = [
  { id: CURRENT_FILE, group: 'File', label: 'Current file', keeps: ({ isCurrent }) => isCurrent },
  { id: OPEN_FILES, group: 'File', label: 'Open files', keeps: ({ isOpen }) => isOpen },
  tierFilter('breaks', 'Breaks the run'),
  tierFilter('clear', 'Clear'),
  tierFilter('likely', 'Likely'),
  tierFilter('optional', 'Optional'),
  {
    id: 'fix',
    group: 'More',
    label: 'Fix available',
    detail: 'with code that was run',
    keeps: ({ hasFix }) => hasFix,
  },
  {
    id: 'new',
    group: 'Baseline',
    label: 'New since the baseline',
    detail: 'everything, where none was saved',
    keeps: ({ isNew }) => isNew,
  },
];
