/** What a workspace needs of the file system. Paths are absolute, with forward slashes. */
export interface Files {
  /** Folders above which no import leads: those that are looked at. */
  readonly roots: ReadonlySet<string>;
  /** The names in a folder; undefined when there is no such folder, or when it is not known yet. */
  names(folder: string): ReadonlySet<string> | undefined;
  /** A file's text; undefined when it cannot be read, or when it is not known yet. */
  text(file: string): string | undefined;
}
