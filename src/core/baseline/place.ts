/** The folder of a project that holds what it keeps for us; paths in a baseline there count from the folder around it. */
export const BASELINE_FOLDER = '.efficiency-lens';

/** Where the editor keeps a project's baseline, from its folder. */
export const BASELINE_PATH = `${BASELINE_FOLDER}/baseline.json`;
