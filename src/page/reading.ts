import type { Host } from './host.ts';

const AFTER = 150;

/** Returns to how far somebody had read, and remembers how far they read from here on. */
export function keepPlace(host: Host): void {
  scrollTo({ top: host.state.scroll ?? 0, behavior: 'instant' });
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
