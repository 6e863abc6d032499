import { createTabs, turnTo } from './controls.ts';
import type { Host } from './host.ts';
import { goToPart } from './reading.ts';

/**
 * Puts the sections of a page behind tabs, where it has some. Links to a section, or to a part of one, then turn to its
 * tab; and so does what the page was opened at.
 */
export function addTabs(page: ParentNode, host: Host): void {
  const main = page.querySelector('main');
  const sections = [...(main?.querySelectorAll<HTMLElement>(':scope > section[data-tab]') ?? [])];
  if (!main || sections.length < 2) return;
  const around = (part: string): HTMLElement | undefined =>
    sections.find((section) => section.id === part || section.querySelector(`[id="${CSS.escape(part)}"]`));
  const active = around(host.state.tab ?? '')?.id ?? sections[0]!.id;
  const tabs = createTabs(
    'Sections',
    sections.map((section) => ({ id: section.id, title: titleOf(section), view: section })),
    active,
    (tab) => host.remember({ tab, scroll: 0 }),
  );
  main.replaceChildren(tabs);
  page.querySelector('nav.contents')?.remove();
  page.addEventListener('click', (event) => {
    const address = (event.target as Element).closest('a')?.getAttribute('href');
    const part = address?.startsWith('#') ? address.slice(1) : '';
    const section = around(part);
    if (!section) return;
    turnTo(tabs, section.id);
    host.remember({ tab: section.id, scroll: 0 });
    if (section.id !== part) goToPart(part);
  });
}

function titleOf({ dataset }: HTMLElement): Node {
  const title = document.createDocumentFragment();
  title.append(dataset['tab'] ?? '');
  if (dataset['count'] !== undefined) {
    const count = document.createElement('span');
    count.className = 'count';
    count.textContent = dataset['count'];
    title.append(' ', count);
  }
  return title;
}
