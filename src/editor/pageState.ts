import type { PageState } from '../page/messages.ts';
import { isPlace } from './targets.ts';

/** What a page kept before a reload; undefined for what is none, because it comes from a file of the editor. */
export function readPageState(value: unknown): PageState | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, id, opening, place } = value as Partial<Record<keyof PageState, unknown>>;
  if (!isKind(kind) || typeof id !== 'string' || typeof opening !== 'string') return undefined;
  return { kind, id, opening, ...(isPlace(place) && { place }) };
}

const isKind = (value: unknown): value is PageState['kind'] =>
  value === 'technique' || value === 'paper' || value === 'overview';
