import MarkdownIt from 'markdown-it';
import { codeBlock } from './code.ts';
import { diffBlock } from './diff.ts';
import { Html } from './html.ts';

/** Markup inside Markdown is shown as text, so what is rendered needs no cleaning. */
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false });
renderer.renderer.rules.fence = (tokens, i) => {
  const { content, info } = tokens[i]!;
  const language = info.trim().split(/\s+/)[0] ?? '';
  return (language === 'diff' ? diffBlock(content) : codeBlock(content, language)).source;
};

/** A section of a technique as it stands on a page. */
export const fromMarkdown = (markdown: string): Html => new Html(renderer.render(markdown).trim());
