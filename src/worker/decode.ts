const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#.*)?$/;
/** Where a zero byte is looked for; text in an encoding that Python reads holds none. */
const HEAD = 8192;

/** Python's names of encodings that the platform knows under another one. */
const OTHER_NAMES: Readonly<Record<string, string>> = { 'latin-1': 'latin1', 'iso-latin-1': 'latin1', utf8: 'utf-8' };

/**
 * The text of a Python file, by its byte order mark or coding cookie (PEP 263), otherwise UTF-8. Bytes that are no UTF-8
 * are read one unit a byte, so that a stray byte in a comment costs nobody the file.
 *
 * @returns nothing when the bytes are not text
 */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, HEAD).includes(0)) return undefined;
  const declared = cookieOf(bytes);
  if (declared && declared !== 'utf-8') {
    const decoder = decoderOf(declared);
    if (decoder) return decoder.decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** The encoding named in one of the first two lines, in lower case with hyphens. */
function cookieOf(bytes: Uint8Array): string | undefined {
  const [first = '', second = ''] = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).split(/\r\n|\n|\r/);
  const cookie = COOKIE.exec(first) ?? (BLANK_OR_COMMENT.test(first) ? COOKIE.exec(second) : null);
  const name = cookie?.[1]?.toLowerCase().replaceAll('_', '-');
  return name && (OTHER_NAMES[name] ?? name);
}

function decoderOf(encoding: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(encoding);
  } catch {
    return undefined;
  }
}
