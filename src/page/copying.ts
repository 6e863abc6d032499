import checkIcon from '@vscode/codicons/src/icons/check.svg';
import copyIcon from '@vscode/codicons/src/icons/copy.svg';
import { createButton } from './controls.ts';
import type { Host } from './host.ts';
import { picture } from './picture.ts';

const SHOWN_FOR = 1500;

/** Buttons that copy what stands beside them, and say so. */
export class CopyButtons {
  readonly #host: Host;
  readonly #said: HTMLElement;

  constructor(page: ParentNode, host: Host) {
    this.#host = host;
    this.#said = page.appendChild(document.createElement('div'));
    this.#said.className = 'said';
    this.#said.setAttribute('role', 'status');
  }

  /** Gives every block of code a button; what cites a paper gets one more beside the paper's year. */
  addTo(part: ParentNode): void {
    for (const cites of part.querySelectorAll<HTMLElement>('[data-cites]')) {
      const name = cites.dataset['cites'] ?? '';
      const item = document.createElement('li');
      item.append(this.#button(`Copy ${name}`, name, codeOf(cites)));
      (cites.closest('article') ?? part).querySelector('.facts')?.append(item);
    }
    // In a list the buttons say it all.
    for (const citation of part.querySelectorAll('.citation')) citation.remove();
    for (const block of part.querySelectorAll('.code:not(.lines)')) {
      block.append(this.#button('Copy code', '', codeOf(block)));
    }
  }

  #button(label: string, words: string, text: string): HTMLElement {
    const button = createButton(label, picture(copyIcon), words, () => {
      this.#host.copy(text);
      button.firstElementChild?.replaceWith(picture(checkIcon));
      this.#said.textContent = 'Copied';
      setTimeout(() => {
        button.firstElementChild?.replaceWith(picture(copyIcon));
        this.#said.textContent = '';
      }, SHOWN_FOR);
    });
    button.classList.add('copy');
    return button;
  }
}

/** The code of a block; of a change what stands after it. */
function codeOf(block: Element): string {
  const lines = [...block.querySelectorAll('.line:not(.removed) > .text')];
  if (lines.length) return lines.map((line) => `${line.textContent}\n`).join('');
  return block.querySelector('pre')?.textContent ?? '';
}
