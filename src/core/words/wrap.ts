/** Breaks a paragraph at blanks into lines of at most `width` characters; longer words stand alone. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  if (line) lines.push(indent + line);
  return lines.join('\n');
}

/** Breaks the paragraphs and list entries of a Markdown text; fenced code and tables stay as they are. */
export function wrapMarkdown(text: string, width: number, indent = ''): string {
  let fenced = false;
  const lines = text.split('\n').map((line) => {
    const isFence = /^\s*(```|~~~)/.test(line);
    if (isFence) fenced = !fenced;
    if (isFence || fenced || /^\s*\|/.test(line)) return line && indent + line;
    const [marker = ''] = /^\s*(?:[-*+]\s+|\d+[.)]\s+|>\s*)?/.exec(line) ?? [];
    const hanging = indent + ' '.repeat(marker.length);
    return wrap(line.slice(marker.length), width, hanging).replace(hanging, indent + marker);
  });
  return lines.join('\n');
}
