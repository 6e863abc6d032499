/** What is told of an id that was a pattern's once. */
export const droppedWords = (name: string, technique: string): string =>
  `«${name}» is no longer a pattern; see the technique «${technique}».`;
