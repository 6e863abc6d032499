import { type Severity, TIER_SEVERITY } from '../core/config/severity.ts';
import { type Tier, TIERS } from '../core/knowledge/pattern.ts';

/** The lowest tier that a surface shows, or nothing at all. */
export const SHOWN = ['off', ...TIERS] as const;
export type Shown = (typeof SHOWN)[number];

/** The settings below `efficiencyLens.`; the manifest is made of their defaults and of `SETTING_SCHEMAS`. */
export interface Settings {
  readonly enable: boolean;
  /** Milliseconds without a key before a changed file is looked at again. */
  readonly delay: number;
  readonly severity: Readonly<Record<Tier, Severity>>;
  readonly hover: Shown;
  readonly apiHover: boolean;
  readonly statusBar: Shown;
  readonly badge: Shown;
  readonly codeLens: Shown;
  readonly inlayHints: Shown;
  readonly inTests: boolean;
  /** In thousands of characters. */
  readonly maxFileSize: number;
  /** Globs of files that are left alone. */
  readonly exclude: readonly string[];
  /** Patterns that are not shown in this editor, each with a reason or nothing. */
  readonly hidden: Readonly<Record<string, string>>;
}

export const DEFAULTS: Settings = {
  enable: true,
  delay: 300,
  severity: TIER_SEVERITY,
  hover: 'likely',
  apiHover: true,
  statusBar: 'likely',
  badge: 'clear',
  codeLens: 'off',
  inlayHints: 'off',
  inTests: false,
  maxFileSize: 1000,
  exclude: [
    '**/.git/**',
    '**/.venv/**',
    '**/venv/**',
    '**/site-packages/**',
    '**/node_modules/**',
    '**/__pypackages__/**',
    '**/.tox/**',
    '**/.nox/**',
    '**/.ipynb_checkpoints/**',
    '**/build/**',
    '**/dist/**',
  ],
  hidden: {},
};

/** Of a setting's schema what its default does not tell. */
export interface SettingSchema {
  /** `resource`: may differ from folder to folder. */
  readonly scope: 'resource' | 'window';
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** In the order in which the settings editor shows them. */
export const SETTING_SCHEMAS: Readonly<Record<keyof Settings, SettingSchema>> = {
  enable: { scope: 'resource' },
  severity: { scope: 'resource' },
  hover: { scope: 'window', enum: SHOWN },
  apiHover: { scope: 'window' },
  statusBar: { scope: 'window', enum: SHOWN },
  badge: { scope: 'window', enum: SHOWN },
  codeLens: { scope: 'window', enum: SHOWN },
  inlayHints: { scope: 'window', enum: SHOWN },
  delay: { scope: 'window', minimum: 0, maximum: 10_000 },
  inTests: { scope: 'resource' },
  maxFileSize: { scope: 'resource', minimum: 1, maximum: 4000 },
  exclude: { scope: 'resource' },
  hidden: { scope: 'window' },
};

/** Whether a surface with this setting shows a tier. */
export const shows = (shown: Shown, tier: Tier): boolean =>
  shown !== 'off' && TIERS.indexOf(tier) <= TIERS.indexOf(shown);
