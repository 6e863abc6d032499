/** A message people paste into search, and the techniques that answer it. */
export interface ErrorMessage {
  readonly id: string;
  /** Its short name, as people say it: `CUDA out of memory`. */
  readonly title: string;
  /** Source of a regular expression, compared without regard to case and with any run of blanks as one space. */
  readonly match: string;
  /** The message as it is printed. */
  readonly example: string;
  /** Most helpful first. */
  readonly techniques: readonly { readonly id: string; readonly why: string }[];
}
