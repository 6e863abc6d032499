import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

// The toolkit is no longer developed: nothing else imports it or names its elements, and pages read without it.

/** Defines the controls that pages use; to be called once. */
export function defineControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodePanels(),
    vsCodePanelTab(),
    vsCodePanelView(),
    vsCodeTextField(),
  );
}

export interface Tab {
  readonly id: string;
  readonly title: Node;
  readonly view: Node;
}

/** Tabs with their views. `chosen` hears the id of the tab that somebody turns to. */
export function createTabs(
  label: string,
  tabs: readonly Tab[],
  active: string,
  chosen: (id: string) => void,
): HTMLElement {
  const panels = element('vscode-panels', { 'aria-label': label, activeid: tabId(active) });
  panels.append(...tabs.map(({ id, title }) => element('vscode-panel-tab', { id: tabId(id) }, title)));
  panels.append(...tabs.map(({ id, view }) => element('vscode-panel-view', { id: `view-${id}` }, view)));
  panels.addEventListener('change', (event) => {
    // The attribute follows the property later.
    if (event.target === panels) chosen((panels as HTMLElement & { activeid: string }).activeid.replace(/^tab-/, ''));
  });
  return panels;
}

/** Turns to a tab from outside. */
export const turnTo = (tabs: HTMLElement, id: string): void => tabs.setAttribute('activeid', tabId(id));

/** A button that shows a picture, and words beside it where there are some; it is called `label` in any case. */
export function createButton(label: string, picture: Node, words: string, pressed: () => void): HTMLElement {
  const button = element('vscode-button', { appearance: 'icon', 'aria-label': label, title: label }, picture);
  if (words) button.append(` ${words}`);
  button.addEventListener('click', pressed);
  return button;
}

/** A list of which one entry is chosen. */
export function createDropdown(
  label: string,
  entries: readonly string[],
  active: string,
  chosen: (entry: string) => void,
): HTMLElement {
  const dropdown = element('vscode-dropdown', { 'aria-label': label });
  for (const entry of entries) {
    dropdown.append(element('vscode-option', { value: entry, ...(entry === active && { selected: '' }) }, entry));
  }
  dropdown.addEventListener('change', () => chosen((dropdown as HTMLElement & { value: string }).value));
  return dropdown;
}

export type TextField = HTMLElement & { value: string };

/** A field for one line of text, with a picture at its start. `typed` hears the text after every key. */
export function createTextField(label: string, picture: Element, typed: (text: string) => void): TextField {
  picture.setAttribute('slot', 'start');
  const field = element('vscode-text-field', { placeholder: label }, picture) as TextField;
  // The toolkit names it *Text field* when it is put on the page.
  queueMicrotask(() => field.setAttribute('aria-label', label));
  field.addEventListener('input', () => typed(field.value));
  return field;
}

const tabId = (id: string): string => `tab-${id}`;

function element(name: string, attributes: Readonly<Record<string, string>>, content: Node | string = ''): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  if (content !== '') made.append(content);
  return made;
}
