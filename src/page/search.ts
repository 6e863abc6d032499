import bookIcon from '@vscode/codicons/src/icons/book.svg';
import lightbulbIcon from '@vscode/codicons/src/icons/lightbulb.svg';
import searchIcon from '@vscode/codicons/src/icons/search.svg';
import { createTextField, type TextField } from './controls.ts';
import type { Host } from './host.ts';
import type { Found, FoundRow } from './messages.ts';
import { picture } from './picture.ts';

const LABEL = 'Search techniques and papers';
const ICONS = { technique: lightbulbIcon, paper: bookIcon } as const;

/** A field that searches techniques and papers without leaving the page; what is found hangs below it. */
export function addSearch(page: ParentNode, host: Host): void {
  const header = page.querySelector('header');
  if (header) new Search(header, host);
}

class Search {
  readonly #host: Host;
  readonly #field: TextField;
  readonly #list = document.createElement('ul');
  readonly #box = document.createElement('div');
  readonly #said = document.createElement('div');
  #rows: readonly FoundRow[] = [];
  /** Enter was pressed before the answer came. */
  #awaited = false;

  constructor(header: Element, host: Host) {
    this.#host = host;
    this.#field = createTextField(LABEL, picture(searchIcon), (text) => this.#ask(text));
    this.#box.className = 'found';
    this.#box.hidden = true;
    this.#said.setAttribute('role', 'status');
    this.#box.append(this.#said, this.#list);
    const search = document.createElement('search');
    search.append(this.#field, this.#box);
    search.addEventListener('keydown', (event) => this.#onKey(event));
    search.addEventListener('focusout', ({ relatedTarget }) => {
      if (!search.contains(relatedTarget as Node | null)) this.#box.hidden = true;
    });
    this.#field.addEventListener('focusin', () => (this.#box.hidden = !this.#query));
    const bar = document.createElement('div');
    bar.className = 'bar-above';
    bar.append(header.querySelector('.kind') ?? '', search);
    header.prepend(bar);
    host.onFound((found) => this.#show(found));
  }

  get #query(): string {
    return this.#field.value.trim();
  }

  #ask(text: string): void {
    this.#awaited = false;
    this.#rows = [];
    if (text.trim()) return this.#host.ask(text.trim());
    this.#box.hidden = true;
    this.#list.replaceChildren();
  }

  #show({ query, rows }: Found): void {
    // The answer to what was typed before.
    if (query !== this.#query) return;
    this.#list.replaceChildren(...rows.map(itemOf));
    this.#said.textContent = rows.length ? '' : 'Nothing found.';
    this.#box.hidden = false;
    this.#rows = rows;
    if (this.#awaited) this.#openFirst();
  }

  #openFirst(): void {
    const first = this.#rows[0];
    this.#awaited = !first;
    if (first) this.#host.open(first);
  }

  get #links(): readonly HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll('a')];
  }

  #onKey(event: KeyboardEvent): void {
    const links = this.#links;
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    switch (event.key) {
      case 'ArrowDown':
        this.#box.hidden = !this.#query;
        links[Math.min(at + 1, links.length - 1)]?.focus();
        break;
      case 'ArrowUp':
        (links[at - 1] ?? this.#field).focus();
        break;
      case 'Enter':
        // A link that has the focus follows itself.
        if (at >= 0) return;
        this.#openFirst();
        break;
      case 'Escape':
        if (this.#box.hidden) return;
        this.#field.focus();
        this.#box.hidden = true;
        break;
      default:
        return;
    }
    event.preventDefault();
  }
}

function itemOf({ kind, title, detail, address }: FoundRow): HTMLElement {
  const link = document.createElement('a');
  link.href = address;
  const name = document.createElement('span');
  name.textContent = title;
  const about = document.createElement('span');
  about.className = 'muted';
  about.textContent = detail;
  link.append(picture(ICONS[kind]), name, about);
  const item = document.createElement('li');
  item.append(link);
  return item;
}
