/** An icon that says nothing by itself. */
export function picture(svg: string): Element {
  const template = document.createElement('template');
  template.innerHTML = svg;
  const drawn = template.content.firstElementChild!;
  drawn.setAttribute('aria-hidden', 'true');
  return drawn;
}
