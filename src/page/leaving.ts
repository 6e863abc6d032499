import type { Host } from './host.ts';

/** Has the editor open what leads out of it, as it opens any address: with its question whether the site is trusted. */
export function sendOutside(page: HTMLElement, host: Host): void {
  page.addEventListener('click', (event) => {
    const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
    if (link?.protocol !== 'https:') return;
    event.preventDefault();
    // Else the frame around, which hears the same click, would open it a second time.
    event.stopPropagation();
    host.leave(link.href);
  });
}
