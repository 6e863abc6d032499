/**
 * What is known of the names that a file takes from other files of its workspace. Names are full, as imports spell them
 * (`models.layers.Block`, `.layers.Block`), or as `meaning` gave them.
 */
export interface Modules {
  /**
   * What a name stands for: the name of a library (`utils.F` → `torch.nn.functional`), or one of its own where a file of
   * the workspace defines it, which no library name equals. Undefined where no file of the workspace is on the way.
   */
  meaning(name: string): string | undefined;
  /** The library class from which a class of the workspace derives, however far, or undefined. */
  baseOf(name: string): string | undefined;
  /** The class that a function of the workspace says to return, or undefined. */
  returns(name: string): string | undefined;
}

export const NO_MODULES: Modules = {
  meaning: () => undefined,
  baseOf: () => undefined,
  returns: () => undefined,
};
