import { Uri, workspace } from 'vscode';
import type { Finding } from '../core/patterns/finding.ts';
import { isNotebook } from '../core/source/notebook.ts';
import type { Place as PlaceOnPage } from '../page/html/whyHere.ts';
import { placeOf } from './links.ts';
import { placeAddress } from './pageLinks.ts';
import type { FindingsStore } from './services.ts';
import type { Place } from './targets.ts';

/** A place as it is now: the finding of the same pattern nearest to where it was, in the text as it stands. */
export async function readPlaceNow(place: Place, findings: FindingsStore): Promise<PlaceOnPage> {
  const uri = Uri.parse(place.uri);
  // What a notebook holds is no text to be opened: of one there is what a scan found.
  const document = isNotebook(uri.path)
    ? undefined
    : await workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (document) await findings.firstLook(uri);
  const file = findings.get(uri);
  const finding = file && nearest(place, file.analysis.findings);
  const shown = {
    file: workspace.asRelativePath(uri, false),
    address: placeAddress(place),
    pattern: place.pattern,
  };
  // A file that a scan read may have changed on disk since; its offsets would then point elsewhere.
  if (!file || !finding) return shown;
  const cell = file.cellOf(finding.region);
  if (cell === undefined && (!document || (file.version ?? document.version) !== document.version)) return shown;
  return {
    ...shown,
    address: placeAddress(placeOf(uri, finding)),
    seen: {
      text: document?.getText() ?? file.text,
      finding,
      line: file.rangeOf(finding.region).start.line + 1,
      ...(cell !== undefined && { cell }),
      versions: file.versions,
    },
  };
}

const nearest = ({ pattern, start }: Place, findings: readonly Finding[]): Finding | undefined =>
  findings
    .filter((finding) => finding.pattern === pattern)
    .sort((a, b) => Math.abs(a.region.start - start) - Math.abs(b.region.start - start))[0];
