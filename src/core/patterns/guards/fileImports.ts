import type { FileContext } from '../../context/file.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** The file imports one of the modules, or something below it. */
export const fileImports: Guard = {
  name: 'fileImports',
  takes: { modules: 'words' },
  ask: (match, args) => yesIf(args.list('modules').some((module) => imports(match.file, module))),
};

const imports = (file: FileContext, module: string): boolean =>
  file.remember(`imports ${module}`, () =>
    new RegExp(
      `(?:^|\\n)[ \\t]*(?:from|import)[ \\t]+(?:[\\w.]+[ \\t]*,[ \\t]*)*${module.replaceAll('.', '\\.')}(?!\\w)`,
    ).test(file.text),
  );
