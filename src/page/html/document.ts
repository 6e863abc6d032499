import type { PanelState } from '../messages.ts';
import { html, type Html } from './html.ts';

/** Where a document finds what it loads, and what its content policy allows. */
export interface Frame {
  readonly style: string;
  readonly script: string;
  /** Unguessable and new for each document. */
  readonly nonce: string;
  /** The source that styles may come from. */
  readonly source: string;
}

/**
 * A whole document around a page. Nothing in it may load, run or style but the two files of the frame; the nonce of
 * styles and its `meta` are for the one empty style element with which the toolkit asks whether focus can be shown.
 */
export function documentOf(
  title: string,
  page: Html,
  state: PanelState,
  { style, script, nonce, source }: Frame,
): string {
  return html`<!DOCTYPE html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src ${source} 'nonce-${nonce}'; script-src 'nonce-${nonce}'"
        />
        <meta property="csp-nonce" content="${nonce}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${style}" />
      </head>
      <body data-state="${JSON.stringify(state)}">
        ${page}
        <script nonce="${nonce}" src="${script}"></script>
      </body>
    </html> `.source;
}
