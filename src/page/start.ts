import { defineControls } from './controls.ts';
import { CopyButtons } from './copying.ts';
import { Host } from './host.ts';
import type { PanelState } from './messages.ts';
import { sendOutside } from './leaving.ts';
import { addNavigation } from './navigation.ts';
import { keepPlace } from './reading.ts';
import { addSearch } from './search.ts';
import { addTabs } from './tabs.ts';
import { addVariantChoice } from './variants.ts';

/** Puts the controls on a page that can be read without them. */
export function start(page: HTMLElement): void {
  const host = new Host(JSON.parse(page.dataset['state'] ?? '') as PanelState);
  defineControls();
  addTabs(page, host);
  addVariantChoice(page, host);
  const copyButtons = new CopyButtons(page, host);
  copyButtons.addTo(page);
  addNavigation(page, host);
  addSearch(page, host);
  sendOutside(page, host);
  page.dataset['ready'] = '';
  keepPlace(host);
  host.onNewPlace(({ html }) => {
    const body = page.querySelector('#why > .body');
    // Made by the editor with everything escaped; the content policy would not let it run in any case.
    if (!body) return;
    body.innerHTML = html;
    copyButtons.addTo(body);
  });
  host.onNewReport(({ html }) => {
    const made = document.createElement('template');
    made.innerHTML = html;
    const report = made.content.querySelector('.live');
    // What stands above it stays: the search field, and what somebody has typed there.
    if (report) page.querySelector('.live')?.replaceWith(report);
  });
}
