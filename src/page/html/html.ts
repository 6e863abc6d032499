/** A piece of HTML that is safe to put on a page as it stands. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }
}

/** What may stand in a template: text is escaped, pieces are kept, nothing is shown for what is absent. */
export type Part = Html | string | number | false | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters but tabs and line breaks, and those that turn the direction of text. */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text as it may stand between tags and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** Escapes what stands in the gaps: a name, a title or a line of code can then never become markup. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.reduce((page, text, i) => page + sourceOf(parts[i - 1]) + text));
}

function sourceOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.source;
  if (Array.isArray(part)) return part.map(sourceOf).join('');
  return escapeHtml(String(part).replace(UNSEEN, ''));
}

/** As text of which nothing stays unseen: each character that could hide or turn code is named in its place. */
export function visible(text: string): Html {
  let source = '';
  let last = 0;
  for (const match of text.matchAll(UNSEEN)) {
    const name = `U+${match[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    source += `${escapeHtml(text.slice(last, match.index))}<span class="unseen">${name}</span>`;
    last = match.index + match[0].length;
  }
  return new Html(source + escapeHtml(text.slice(last)));
}
