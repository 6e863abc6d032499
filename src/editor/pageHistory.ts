import type { Direction, PageState, PanelState, Reading } from '../page/messages.ts';

/** Pages that are kept in each direction. */
const MOST = 30;

/** A page after the one that was shown; the same page again takes its place. */
export function visit(now: PanelState | undefined, page: PageState): PanelState {
  if (!now) return page;
  if (isSame(now, page)) return { ...page, ...waysOf(now) };
  return { ...page, back: [...(now.back ?? []), pageOf(now)].slice(-MOST) };
}

/** The panel after a step; undefined where there is no page in that direction. */
export function step(now: PanelState, to: Direction): PanelState | undefined {
  const [ahead, behind] = to === 'back' ? [now.back, now.forward] : [now.forward, now.back];
  const next = ahead?.at(-1);
  if (!next) return undefined;
  const left = [...(behind ?? []), pageOf(now)].slice(-MOST);
  const rest = ahead?.slice(0, -1) ?? [];
  return to === 'back' ? { ...next, back: rest, forward: left } : { ...next, back: left, forward: rest };
}

/** Notes how far the page was read; what is said of another opening came too late. */
export const withReading = (now: PanelState, opening: string, reading: Reading): PanelState =>
  now.opening === opening ? { ...now, ...reading } : now;

export const canGo = (now: PanelState | undefined, to: Direction): boolean => Boolean(now?.[to]?.length);

const isSame = (one: PageState, other: PageState): boolean =>
  one.kind === other.kind &&
  one.id === other.id &&
  one.place?.uri === other.place?.uri &&
  one.place?.pattern === other.place?.pattern &&
  one.place?.start === other.place?.start;

const waysOf = ({ back = [], forward = [] }: PanelState): Pick<PanelState, 'back' | 'forward'> => ({ back, forward });

function pageOf({ back: _back, forward: _forward, ...page }: PanelState): PageState {
  return page;
}
