import { commands, env } from 'vscode';
import type { Knowledge } from '../core/knowledge/knowledge.ts';
import { bibtex } from '../core/words/citation.ts';
import { COMMANDS } from './ids.ts';
import { say } from './say.ts';
import type { Lead } from './searchRows.ts';
import type { TechniqueTarget } from './targets.ts';

/** Shows the page that a row leads to. */
export async function openLead(lead: Lead): Promise<void> {
  if (lead.kind === 'paper') await commands.executeCommand(COMMANDS.openPaper, lead.id);
  if (lead.kind === 'technique') {
    const target: TechniqueTarget = { technique: lead.id, ...(lead.place && { place: lead.place }) };
    await commands.executeCommand(COMMANDS.openTechnique, target);
  }
}

export async function copyCitation(id: string, knowledge: Knowledge): Promise<void> {
  const paper = knowledge.paper(id);
  if (!paper) return;
  await env.clipboard.writeText(bibtex(paper));
  say('BibTeX is in the clipboard.');
}
