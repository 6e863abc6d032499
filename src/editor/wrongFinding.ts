import { commands, env, Uri, version } from 'vscode';
import { COMMANDS } from './ids.ts';
import { issueQuery } from './issueDraft.ts';
import { meantFinding } from './meantFinding.ts';
import { say } from './say.ts';
import type { Contribution } from './services.ts';

/** Where an issue is written, and the version that it is about, as the manifest says them. */
interface Manifest {
  readonly version: string;
  readonly bugs: { readonly url: string };
}

/** Drafts an issue in the browser: whoever reports sees all of it, and sends it or does not. */
export const wrongFinding: Contribution = ({ context, findings, patterns, current }) =>
  commands.registerCommand(COMMANDS.reportFinding, async (argument?: unknown) => {
    const found = meantFinding(argument, findings, current.editor);
    if (!found) return say('There is no finding to report here.');
    const manifest = context.extension.packageJSON as Manifest;
    const query = issueQuery({
      pattern: found.pattern,
      version: manifest.version,
      editor: version,
      libraries: Object.keys(patterns.get(found.pattern)?.versions ?? {}),
      stated: findings.get(found.uri)?.versions ?? {},
    });
    await env.openExternal(Uri.parse(`${manifest.bugs.url}/new`).with({ query }));
  });
