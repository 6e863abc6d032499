import type { Knowledge } from '../../core/knowledge/knowledge.ts';
import { html, type Html } from './html.ts';

/** Addresses of what a page leads to; the host makes them, so that they work where the page is shown. */
export interface Addresses {
  technique(id: string): string;
  paper(id: string): string;
  /** @param part id of a section of the overview, or of something in one */
  overview(part: string): string;
}

/** What every part of a page may ask. */
export interface View {
  readonly knowledge: Knowledge;
  readonly addresses: Addresses;
}

/**
 * The name of a technique as a link to its page; its id where there is no such room. It has a title like every link that
 * runs a command: VS Code would show the command where there is none.
 */
export function techniqueLink(id: string, { knowledge, addresses }: View): Html {
  const technique = knowledge.technique(id);
  return technique
    ? html`<a href="${addresses.technique(technique.id)}" title="${technique.summary}">${technique.name}</a>`
    : html`${id}`;
}

export const external = (address: string, text: string): Html =>
  html`<a href="${address}" rel="noreferrer">${text}</a>`;
