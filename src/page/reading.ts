import type { Host } from './host.ts';

const AFTER = 150;

/** Returns to how far somebody had read, or goes to what the page was opened at; remembers how far they read from here on. */
export function keepPlace(host: Host): void {
  const { scroll, tab } = host.state;
  if (scroll === undefined && tab !== undefined && isPart(tab)) goToPart(tab);
  else onceDrawn(() => scrollTo({ top: scroll ?? 0, behavior: 'instant' }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = setTimeout(() => host.remember({ scroll: scrollY }), AFTER);
    },
    { passive: true },
  );
}

/** Goes to a part of a section; the section is about to be shown. */
export const goToPart = (id: string): void =>
  onceDrawn(() => document.getElementById(id)?.scrollIntoView({ behavior: 'instant' }));

/** Whether something other than a section has that id. */
const isPart = (id: string): boolean => {
  const element = document.getElementById(id);
  return element !== null && element.dataset['tab'] === undefined;
};

/** The controls are drawn with the next frame; until then the page is too short. */
const onceDrawn = (run: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(run));
