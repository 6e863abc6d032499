import { createDropdown } from './controls.ts';
import type { Host } from './host.ts';

/** Shows one framework at a time, where there are several to choose from. */
export function addVariantChoice(page: ParentNode, host: Host): void {
  for (const group of page.querySelectorAll('.variants')) {
    const variants = [...group.querySelectorAll<HTMLElement>('.variant')];
    const names = variants.map(({ dataset }) => dataset['variant'] ?? '');
    if (names.length < 2) continue;
    const show = (name: string): void => variants.forEach((variant, i) => (variant.hidden = names[i] !== name));
    const wanted = host.state.variant ?? '';
    const active = names.includes(wanted) ? wanted : names[0]!;
    const dropdown = createDropdown('Framework', names, active, (variant) => {
      show(variant);
      host.remember({ variant });
    });
    group.prepend(dropdown);
    group.classList.add('one-shown');
    show(active);
  }
}
