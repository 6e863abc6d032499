import { createTabs, turnTo } from './controls.ts';
import type { Host } from './host.ts';

/** Puts the sections of a page behind tabs, where it has some; the links to them then turn to their tabs. */
export function addTabs(page: ParentNode, host: Host): void {
  const main = page.querySelector('main');
  const sections = [...(main?.querySelectorAll<HTMLElement>(':scope > section[data-tab]') ?? [])];
  if (!main || sections.length < 2) return;
  const ids = sections.map(({ id }) => id);
  const wanted = host.state.tab ?? '';
  const active = ids.includes(wanted) ? wanted : ids[0]!;
  const tabs = createTabs(
    'Sections',
    sections.map((section) => ({ id: section.id, title: titleOf(section), view: section })),
    active,
    (tab) => host.remember({ tab, scroll: 0 }),
  );
  main.replaceChildren(tabs);
  page.querySelector('nav.contents')?.remove();
  page.addEventListener('click', (event) => {
    const id = (event.target as Element).closest('a')?.getAttribute('href')?.replace(/^#/, '');
    if (id !== undefined && ids.includes(id)) turnTo(tabs, id);
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
