import { commands, window } from 'vscode';
import { readOutsideLink } from './outsideLink.ts';
import type { Contribution } from './services.ts';

/** Follows links to pages: those of diagnostics, and those that people put into notes and reviews. */
export const uriHandler: Contribution = ({ log }) =>
  window.registerUriHandler({
    handleUri(uri) {
      const asked = readOutsideLink(uri);
      if (asked) return void commands.executeCommand(asked.command, asked.argument);
      log.warn(`no such link: ${uri.path}`);
    },
  });
