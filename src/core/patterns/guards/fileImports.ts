import type { SourceText } from '../../source/text.ts';
import { isWordUnit } from '../../source/words.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file imports one of the modules, or something below it. */
export const fileImports: Guard = {
  name: 'fileImports',
  takes: { modules: 'words' },
  holdsIn: (source, args) => args.list('modules').some((module) => imports(source, module)),
  ask: ({ file }, args) =>
    yesIf(
      args
        .list('modules')
        .some((module) => file.remember(`imports ${module}`, () => imports(file.tree.source, module))),
    ),
};

function imports({ text, words }: SourceText, module: string): boolean {
  const [first = module] = module.split('.');
  return words.placesOf(first).some((start) => {
    const line = text.lastIndexOf('\n', start - 1) + 1;
    return (
      text.startsWith(module, start) &&
      !isWordUnit(text.charCodeAt(start + module.length)) &&
      BEFORE.test(text.slice(line, start))
    );
  });
}

/** What stands before the name of an imported module in its line. */
const BEFORE = /^[ \t]*(?:from[ \t]+|import[ \t](?:[^\n#]*[^\w.])?)$/;
