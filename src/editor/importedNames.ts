const FROM = /^[ \t]*from[ \t]+([\w.]+)[ \t]+import[ \t]*(?:\(([^)]*)\)|([^\n\r#(]*))/gm;
const IMPORT = /^[ \t]*import[ \t]+([^\n\r#]+)/gm;

/** The names that a Python text imports, each with what it stands for: `F` → `torch.nn.functional`. */
export function importedNames(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [, module = '', inBrackets, onLine = ''] of text.matchAll(FROM)) {
    for (const [name, alias] of parts(inBrackets ?? onLine)) names.set(alias ?? name, `${module}.${name}`);
  }
  for (const [, list = ''] of text.matchAll(IMPORT)) {
    for (const [name, alias] of parts(list)) {
      const first = name.split('.')[0] ?? name;
      // `import torch.nn` binds `torch`, which stands for itself.
      names.set(alias ?? first, alias === undefined ? first : name);
    }
  }
  return names;
}

function parts(list: string): (readonly [name: string, alias: string | undefined])[] {
  return list
    .replace(/#.*$/gm, '')
    .split(',')
    .flatMap((part) => {
      const [, name, alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(part) ?? [];
      return name === undefined ? [] : [[name, alias] as const];
    });
}
