/** How far somebody had read. */
export interface Reading {
  /** Id of the section whose tab is open, or, when the page opens, of a part in it. */
  readonly tab?: string;
  /** The framework whose variant is shown. */
  readonly variant?: string;
  /** Pixels from the top. */
  readonly scroll?: number;
}

/** What a page shows, and how far it was read: enough to show the same again. */
export interface PageState extends Reading {
  readonly kind: 'technique' | 'paper' | 'overview' | 'report';
  /** Of the technique or paper; `all` for the overview and the report, of which there is one each. */
  readonly id: string;
  /** Unique to one opening: what was read of the page before belongs to it only after a reload, not when opened anew. */
  readonly opening: string;
  /** The place in code that the page was opened from. */
  readonly place?: PlaceState;
}

/** What is kept over a reload: the page that is shown, the way to it and the way on from it, the nearest page last. */
export interface PanelState extends PageState {
  readonly back?: readonly PageState[];
  readonly forward?: readonly PageState[];
}

/** Where a finding was when its page was opened; it is looked for again near there. Offsets of the region. */
export interface PlaceState {
  readonly uri: string;
  readonly pattern: string;
  readonly start: number;
  readonly end: number;
}

export type Direction = 'back' | 'forward';

/** From the page to the editor. */
export type PageRequest = Copy | Read | Go | Ask | Open | Leave;

export interface Copy {
  readonly type: 'copy';
  readonly text: string;
}

/** How far the page is read now, for when somebody comes back to it. */
export interface Read {
  readonly type: 'read';
  readonly opening: string;
  readonly reading: Reading;
}

/** Show the page before or after this one. */
export interface Go {
  readonly type: 'go';
  readonly to: Direction;
}

/** Search techniques and papers. */
export interface Ask {
  readonly type: 'ask';
  readonly query: string;
}

/** Show a page. A link would do, but the editor follows no click that a script makes. */
export interface Open {
  readonly type: 'open';
  readonly kind: FoundRow['kind'];
  readonly id: string;
}

/** Open an address outside the editor. */
export interface Leave {
  readonly type: 'leave';
  readonly address: string;
}

/** From the editor to the page. */
export type PageNews = NewPlace | Found | NewReport;

/** What a query found, best first. */
export interface Found {
  readonly type: 'found';
  readonly query: string;
  readonly rows: readonly FoundRow[];
}

export interface FoundRow {
  readonly kind: 'technique' | 'paper';
  readonly id: string;
  readonly title: string;
  /** One line that says what it is. */
  readonly detail: string;
  /** Leads to its page. */
  readonly address: string;
}

/** The body of the section *Why here* after the code changed. */
export interface NewPlace {
  readonly type: 'place';
  readonly html: string;
}

/** All of a report after what it reports has changed. */
export interface NewReport {
  readonly type: 'report';
  readonly html: string;
}
