import type { Host } from './host.ts';
import type { Direction } from './messages.ts';

const KEYS: Readonly<Record<string, Direction>> = { ArrowLeft: 'back', ArrowRight: 'forward' };
const BUTTONS: Readonly<Record<number, Direction>> = { 3: 'back', 4: 'forward' };

/** Goes to the page before and after this one as in a browser: by Alt and an arrow, and by the side buttons of a mouse. */
export function addNavigation(page: HTMLElement, host: Host): void {
  page.addEventListener('keydown', (event) => {
    const to = KEYS[event.key];
    if (!to || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event)) return;
    // Else the editor, which hears the same keys, would leave the code beside the page as well.
    event.stopPropagation();
    event.preventDefault();
    host.go(to);
  });
  page.addEventListener('mouseup', (event) => {
    const to = BUTTONS[event.button];
    if (!to) return;
    event.preventDefault();
    host.go(to);
  });
}

/** In a field the same keys move by a word on some systems. */
const isTyping = (event: Event): boolean => event.composedPath().some((element) => element instanceof HTMLInputElement);
