import type { PageState, PanelState, Reading } from '../page/messages.ts';
import { isPlace } from './targets.ts';

/** What a panel kept before a reload; undefined for what is none, because it comes from a file of the editor. */
export function readPanelState(value: unknown): PanelState | undefined {
  const page = readPageState(value);
  if (!page) return undefined;
  const { back, forward } = value as Partial<Record<keyof PanelState, unknown>>;
  return { ...page, ...readWay('back', back), ...readWay('forward', forward) };
}

function readPageState(value: unknown): PageState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, id, opening, place } = value as Partial<Record<keyof PageState, unknown>>;
  if (!isKind(kind) || typeof id !== 'string' || typeof opening !== 'string') return undefined;
  return { kind, id, opening, ...(isPlace(place) && { place }), ...readReading(value) };
}

function readWay(name: 'back' | 'forward', value: unknown): Pick<PanelState, 'back' | 'forward'> {
  const pages = Array.isArray(value) ? value.flatMap((page: unknown) => readPageState(page) ?? []) : [];
  return pages.length ? { [name]: pages } : {};
}

/** How far a page was read, as it says itself. */
export function readReading(value: unknown): Reading {
  const { tab, variant, scroll } = Object(value) as Partial<Record<keyof Reading, unknown>>;
  return {
    ...(typeof tab === 'string' && { tab }),
    ...(typeof variant === 'string' && { variant }),
    ...(typeof scroll === 'number' && { scroll }),
  };
}

const isKind = (value: unknown): value is PageState['kind'] =>
  value === 'technique' || value === 'paper' || value === 'overview' || value === 'report';
