// Writes into package.json what follows from the editor's code: `npm run manifest`.
import { readFileSync, writeFileSync } from 'node:fs';
import { withContributions } from './contributes.ts';

const file = 'package.json';
writeFileSync(file, withContributions(readFileSync(file, 'utf8')));
