import { sidesOf } from '../core/knowledge/change.ts';
import { nearest } from '../core/words/nearest.ts';
import type { Technique, Variant } from '../core/knowledge/technique.ts';
import type { Faults } from './faults.ts';
import { fencesOf, splitSections } from './markdown.ts';
import type { PythonCheck } from './python.ts';

/** Heading of a section → field of a technique. */
const TITLES = {
  'What it is': 'what',
  'Why it costs': 'why',
  'How to fix': 'how',
  'When not to': 'whenNot',
  'Measure it yourself': 'measure',
} as const;

const MARK = /^(read|run): *(.+)$/;
const READ_SOURCE = /^.+, *https?:\/\/[^\s,]+, *\S.*$/;

interface Source {
  readonly file: string;
  readonly markdown: string;
  /** One-based line of the file where `markdown` begins. */
  readonly line: number;
}

/** The sections of a room. */
export type RoomText = Pick<Technique, 'what' | 'why' | 'how' | 'whenNot' | 'measure'>;

/** Reads the sections of a room below its front matter. */
export function readRoomText({ file, markdown, line }: Source, python: PythonCheck, faults: Faults): RoomText {
  const fault = (section: string, what: string): void => faults.add(file, section, what);
  checkFences();

  const { before, sections } = splitSections(markdown, 2);
  if (before) fault('', `«${before.slice(0, 40)}» stands before the first ## heading; move it into a section`);
  const written = { what: '', why: '', how: [] as readonly Variant[], whenNot: '', measure: '' };
  let last = -1;
  for (const { title, body, bodyLine } of sections) {
    const place = Object.keys(TITLES).indexOf(title);
    if (place < 0) {
      const meant = nearest(title, Object.keys(TITLES)) ?? `one of ${Object.keys(TITLES).join(', ')}`;
      fault(`## ${title}`, `is not a section; it should be ${meant}`);
      continue;
    }
    if (place <= last)
      fault(`## ${title}`, `stands out of order or twice; the order is ${Object.keys(TITLES).join(', ')}`);
    last = Math.max(last, place);
    if (!body) fault(`## ${title}`, 'is empty; write it or leave the heading out');
    const field = TITLES[title as keyof typeof TITLES];
    if (field === 'how') written.how = readVariants(body, line + bodyLine - 1);
    else written[field] = body;
  }
  for (const title of Object.keys(TITLES)) {
    if (!sections.some((section) => section.title === title))
      fault(`## ${title}`, `is missing; every technique has ${Object.keys(TITLES).join(', ')}`);
  }
  return written;

  function readVariants(how: string, firstLine: number): Variant[] {
    const { before: intro, sections: variants } = splitSections(how, 3);
    if (intro || !variants.length) {
      fault(`## How to fix (line ${firstLine})`, 'should consist of ### sections, one for each framework');
    }
    return variants.map(({ title, body }) => {
      const [first = '', ...rest] = body.split('\n');
      const mark = MARK.exec(first.trim());
      const markdown = rest.join('\n').trim();
      const at = `## How to fix, ### ${title}`;
      if (!mark)
        fault(
          at,
          'should begin with a line «read: <page title>, <address>, <version>» or «run: <date>, <versions>, <device>»',
        );
      else if (mark[1] === 'read' && !READ_SOURCE.test(mark[2]!))
        fault(at, `«${first}» should name page title, address and version, with commas between`);
      if (!markdown) fault(at, 'says nothing below its first line');
      return {
        framework: title,
        mark: mark?.[1] === 'run' ? 'run' : 'read',
        source: mark?.[2]?.trim() ?? '',
        markdown,
      };
    });
  }

  function checkFences(): void {
    for (const fence of fencesOf(markdown)) {
      const at = line + fence.line - 1;
      if (!fence.language) fault(`line ${at - 1}`, 'a fenced block should name its language, such as ```python');
      if (!fence.code.trim()) fault(`line ${at - 1}`, 'the fenced block is empty');
      const broken = fence.language === 'python' ? python(fence.code) : undefined;
      if (broken !== undefined) fault(`line ${at + broken - 1}`, 'this Python does not parse');
      if (fence.language !== 'diff') continue;
      for (const [side, code] of Object.entries(sidesOf(fence.code)))
        if (python(code) !== undefined) fault(`line ${at}`, `the Python ${side} the change does not parse`);
    }
  }
}
