/** What a page shows, and how far somebody had read: enough to show the same again after a reload. */
export interface PageState {
  readonly kind: 'technique' | 'paper' | 'overview';
  /** Of the technique or paper; `all` for the overview, of which there is one. */
  readonly id: string;
  /** Unique to one opening: what was read of the page before belongs to it only after a reload, not when opened anew. */
  readonly opening: string;
  /** The place in code that the page was opened from. */
  readonly place?: PlaceState;
  /** Id of the section whose tab is open, or, when the page opens, of a part in it. */
  readonly tab?: string;
  /** The framework whose variant is shown. */
  readonly variant?: string;
  /** Pixels from the top. */
  readonly scroll?: number;
}

/** Where a finding was when its page was opened; it is looked for again near there. Offsets of the region. */
export interface PlaceState {
  readonly uri: string;
  readonly pattern: string;
  readonly start: number;
  readonly end: number;
}

/** From the page to the editor. */
export interface Copy {
  readonly type: 'copy';
  readonly text: string;
}

/** From the editor to the page: the body of the section *Why here* after the code changed. */
export interface NewPlace {
  readonly type: 'place';
  readonly html: string;
}
