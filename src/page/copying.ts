import checkIcon from '@vscode/codicons/src/icons/check.svg';
import copyIcon from '@vscode/codicons/src/icons/copy.svg';
import { createButton } from './controls.ts';
import type { Host } from './host.ts';

const SHOWN_FOR = 1500;

/** Gives every block of code a button that copies it; the citation of a listed paper is a button beside its year. */
export function addCopyButtons(page: ParentNode, host: Host): void {
  const said = page.appendChild(document.createElement('div'));
  said.className = 'said';
  said.setAttribute('role', 'status');
  const copyButton = (label: string, words: string, text: string): HTMLElement => {
    const button = createButton(label, picture(copyIcon), words, () => {
      host.copy(text);
      button.firstElementChild?.replaceWith(picture(checkIcon));
      said.textContent = 'Copied';
      setTimeout(() => {
        button.firstElementChild?.replaceWith(picture(copyIcon));
        said.textContent = '';
      }, SHOWN_FOR);
    });
    button.classList.add('copy');
    return button;
  };
  for (const citation of page.querySelectorAll('.paper > .bibtex')) {
    const item = document.createElement('li');
    item.append(copyButton('Copy BibTeX', 'BibTeX', codeOf(citation)));
    citation.parentElement?.querySelector('.facts')?.append(item);
    citation.remove();
  }
  for (const block of page.querySelectorAll('.code:not(.lines)'))
    block.append(copyButton('Copy code', '', codeOf(block)));
}

const codeOf = (block: Element): string => block.querySelector('pre')?.textContent ?? '';

function picture(svg: string): Node {
  const template = document.createElement('template');
  template.innerHTML = svg;
  const drawn = template.content.firstElementChild!;
  drawn.setAttribute('aria-hidden', 'true');
  return drawn;
}
