#!/usr/bin/env node
// Stands in for the desktop executable of VS Code: takes its arguments and opens the web workbench.
require('tsx/cjs');

const { openWebWorkbench } = require('./code.ts');

openWebWorkbench(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
