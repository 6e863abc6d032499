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
  file.remember(`imports ${module}`, () => {
    if (!file.text.includes(module)) return false;
    const name = module.replaceAll('.', '\\.');
    return new RegExp(`^[ \\t]*(?:from[ \\t]+${name}(?!\\w)|import[ \\t][^\\n#]*?(?<![\\w.])${name}(?!\\w))`, 'm').test(
      file.text,
    );
  });
