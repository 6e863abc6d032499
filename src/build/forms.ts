/** Forms that several kinds of records share, each with the words that say what would be right. */
export const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const KEBAB_FORM = 'kebab-case, such as fused-attention';

export const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const DATE_FORM = 'a date, such as 2026-11-22';

/** Comma-separated version specifiers as pip writes them. */
export const VERSIONS =
  /^(>=|<=|==|!=|~=|>|<)\d+(\.\d+)*(\.\*)?([ab]|rc)?\d*(\s*,\s*(>=|<=|==|!=|~=|>|<)\d+(\.\d+)*(\.\*)?([ab]|rc)?\d*)*$/;
export const VERSIONS_FORM = 'a version range, such as ">=2.0" or ">=4.40,<5"';

export const URL = /^https?:\/\/\S+$/;
export const URL_FORM = 'an address that starts with https://';

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;
