// npm run pattern:new -- TECHNIQUE PATTERN: writes the two files of a pattern with the questions to answer.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [technique, pattern] = process.argv.slice(2);
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

if (!technique || !pattern || !kebab.test(pattern)) {
  stop('usage: npm run pattern:new -- TECHNIQUE PATTERN, both kebab-case; the pattern is named after what is seen');
}
const room = join('data', 'techniques', technique);
if (!existsSync(join(room, 'technique.md')))
  stop(`there is no room ${room}; techniques are the folders of data/techniques`);
const definition = join(room, `${pattern}.yaml`);
const examples = join(room, `${pattern}.md`);
if (existsSync(definition) || existsSync(examples)) stop(`${definition} or ${examples} exists already`);

writeFileSync(
  definition,
  `tier: likely # breaks: the run fails · clear: certain and large · likely: a hint · optional: tree and report only
category: none
axes: { speed: medium better } # memory, speed, cost, quality: small|medium|large better|worse, or same
message: What is seen, and what it costs, in one sentence.
why: The mechanism, in one sentence.
instead: What to write, in one sentence.
quiet-when:
  - When it is fine as it stands.
versions: {} # { torch: ">=2.0" }: where the advice holds
words: [someApiName] # the rarest word that has to stand in the statement
shapes:
  - query: (call function: (_) @callee) @finding
    when:
      - resolvesTo: { node: callee, to: [library.module.someApiName] }
`,
);
writeFileSync(
  examples,
  `## What it looks like

\`\`\`python
import torch

someApiName()  # finds: ${pattern}
\`\`\`

## Silent: a near miss

\`\`\`python
import torch
\`\`\`
`,
);
console.log(`${definition}\n${examples}\nNow: npm run test:unit rooms`);
