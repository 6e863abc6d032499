import type { PageRequest } from '../page/messages.ts';
import { readReading } from './pageState.ts';

/** What a page asks for; undefined for what is no request. */
export function readRequest(message: unknown): PageRequest | undefined {
  const { type, text, opening, reading, to, query, kind, id, address } = Object(message) as Readonly<
    Record<string, unknown>
  >;
  if (type === 'copy' && typeof text === 'string') return { type, text };
  if (type === 'read' && typeof opening === 'string') return { type, opening, reading: readReading(reading) };
  if (type === 'go' && (to === 'back' || to === 'forward')) return { type, to };
  if (type === 'ask' && typeof query === 'string') return { type, query };
  if (type === 'open' && (kind === 'technique' || kind === 'paper') && typeof id === 'string')
    return { type, kind, id };
  if (type === 'leave' && typeof address === 'string' && address.startsWith('https://')) return { type, address };
  return undefined;
}
