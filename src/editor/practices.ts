import { type LogOutputChannel, type TextDocument, type Uri, workspace } from 'vscode';
import type { Lens } from '../core/lens.ts';
import { practicesOf, type ReportedPractice } from '../core/report/practices.ts';
import { readScript } from '../core/script.ts';
import { decode } from '../worker/decode.ts';
import type { FindingsStore, LookedAt } from './services.ts';
import { pathInProject } from './watched.ts';

/** A file as it stands now: in the editor where it is open, otherwise on disk. */
export interface FileNow {
  readonly uri: Uri;
  /** With the version, what its text is known by. */
  readonly key: object;
  readonly version: number;
  /** Undefined where there is no text, or none that could say anything. */
  readonly read: () => Promise<string | undefined>;
}

interface Known {
  readonly version: number;
  readonly asked: Promise<readonly ReportedPractice[]>;
  found?: readonly ReportedPractice[];
}

/** What files do well, for whoever shows it: found when somebody asks, and kept until the text of the file is another. */
export class Practices {
  readonly #known = new WeakMap<object, Known>();
  readonly #lens: () => Promise<Pick<Lens, 'practices'>>;
  readonly #log: Pick<LogOutputChannel, 'error'>;

  constructor(lens: () => Promise<Pick<Lens, 'practices'>>, log: Pick<LogOutputChannel, 'error'>) {
    this.#lens = lens;
    this.#log = log;
  }

  /** What was found already; undefined while nobody has asked, or the answer is under way. */
  known(file: FileNow): readonly ReportedPractice[] | undefined {
    return this.#of(file)?.found;
  }

  /** In the order of the file; nothing for what is gone. */
  of(file: FileNow): Promise<readonly ReportedPractice[]> {
    const before = this.#of(file);
    if (before) return before.asked;
    const known: Known = { version: file.version, asked: this.#find(file) };
    this.#known.set(file.key, known);
    void known.asked.then((found) => (known.found = found));
    return known.asked;
  }

  #of({ key, version }: FileNow): Known | undefined {
    const known = this.#known.get(key);
    return known?.version === version ? known : undefined;
  }

  async #find({ uri, read }: FileNow): Promise<readonly ReportedPractice[]> {
    try {
      const text = await read();
      if (text === undefined) return [];
      return practicesOf(await this.#lens(), pathInProject(uri), readScript(uri.path, text));
    } catch (error) {
      this.#log.error(`${pathInProject(uri)}: techniques in use: ${String(error)}`);
      return [];
    }
  }
}

type Open = Pick<FindingsStore, 'entries'>;
type Looked = Pick<LookedAt, 'uri' | 'isModelCode'>;

/** Tells how files that a scan looked at stand now. */
export function nowOf(findings: Open): (looked: Looked) => FileNow {
  const open = new Map(openModelFiles(findings).map((file) => [file.uri.toString(), file]));
  return (looked) => open.get(looked.uri.toString()) ?? onDisk(looked);
}

/** The open documents of model code. */
export function openModelFiles(findings: Open): readonly FileNow[] {
  const documents = new Map(workspace.textDocuments.map((document) => [document.uri.toString(), document]));
  return [...findings.entries()].flatMap(({ uri, version }) => {
    const document = version === undefined ? undefined : documents.get(uri.toString());
    return document ? [inEditor(document)] : [];
  });
}

const inEditor = (document: TextDocument): FileNow => ({
  uri: document.uri,
  key: document,
  version: document.version,
  read: async () => document.getText(),
});

const onDisk = (looked: Looked): FileNow => ({
  uri: looked.uri,
  // Made anew when the file has changed.
  key: looked,
  version: 0,
  async read() {
    if (!looked.isModelCode) return undefined;
    try {
      return decode(await workspace.fs.readFile(looked.uri));
    } catch {
      return undefined;
    }
  },
});
