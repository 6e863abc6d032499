import type { Host } from './host.ts';

const AFTER = 150;

/** Returns to how far somebody had read, and remembers how far they read from here on. */
export function keepPlace(host: Host): void {
  const top = host.state.scroll ?? 0;
  // The controls are drawn with the next frame; until then the page is too short.
  requestAnimationFrame(() => requestAnimationFrame(() => scrollTo({ top, behavior: 'instant' })));
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
