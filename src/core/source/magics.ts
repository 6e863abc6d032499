/** Cell magics below which the cell is Python still. */
const PYTHON_CELLS = /^%%(?:time|timeit|capture|prun|lprun|memit|mprun|snakeviz|scalene|wandb|skip)\b/;
const CELL_MAGIC = /^%%\w/;
/** Lines that are no Python: `%matplotlib inline`, `!pip install x`, `?help`, `help?`. `% x` may go on an expression. */
const LINE = /^(?<indent>\s*)(?:%{1,2}[A-Za-z]|!|\?{1,2}[\w.]|[\w.]+\?{1,2}\s*$)/;
/** `files = !ls` and `time = %timeit -o f()`. */
const ASSIGNED = /^(?<left>\s*[\w., ]+=\s*)(?:![^=]|%[A-Za-z])/;
const INSTALL = /^\s*[%!]\s*(?:(?:python3?|\{sys\.executable\}|uv)\s+(?:-m\s+)?)?pip3?\s+install\s+(?<what>.*)/;
/** What a requirement looks like among the words of a command. */
const REQUIREMENT = /^[A-Za-z][\w.-]*(?:\[[\w,.-]*\])?(?:[=<>!~]=?[^\s;]+)$/;

export interface Masked {
  /** As long as it was, line for line. */
  readonly text: string;
  readonly installs: readonly string[];
}

/** Takes out of a notebook's cell what is not Python, and leaves everything else where it is. */
export function maskMagics(cell: string): Masked {
  const lines = cell.split(/(?<=\n)/);
  const first = lines.findIndex((line) => line.trim() !== '');
  const opening = lines[first] ?? '';
  if (CELL_MAGIC.test(opening) && !PYTHON_CELLS.test(opening)) return { text: blank(cell), installs: [] };
  const installs: string[] = [];
  let goesOn = false;
  const masked = lines.map((line) => {
    const wentOn = goesOn;
    const isMagic = wentOn || LINE.test(line);
    const assigned = isMagic ? null : ASSIGNED.exec(line);
    goesOn = (isMagic || assigned !== null) && /\\\s*$/.test(line);
    if (isMagic) {
      const what = INSTALL.exec(line)?.groups?.['what'] ?? '';
      installs.push(
        ...what
          .replace(/["']/g, '')
          .split(/\s+/)
          .filter((word) => REQUIREMENT.test(word)),
      );
      return wentOn ? blank(line) : statement(line);
    }
    if (!assigned) return line;
    const left = assigned.groups!['left']!;
    return `${left}0${blank(line.slice(left.length + 1))}`;
  });
  return { text: masked.join(''), installs };
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** A block that held a magic only still needs a statement. */
function statement(line: string): string {
  const indent = /^\s*/.exec(line)![0].replace(/[\r\n]+$/, '');
  const rest = line.slice(indent.length);
  return indent && rest.trimEnd().length >= 4 ? `${indent}pass${blank(rest.slice(4))}` : blank(line);
}
