// npm run field -- --labels FILE [--json FILE] FOLDER: how good detection is on code that nobody here wrote. Looks with
// all patterns at the labelled files of the repositories checked out in FOLDER and prints the figures and every place
// where detector and labels differ.
import { field } from './command.ts';

process.exitCode = await field(process.argv.slice(2));
