import type { FileContext } from '../../context/file.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

const WORDS = [
  ...['gradio', 'streamlit', 'fastapi', 'FastAPI', 'flask', 'Flask', 'uvicorn', 'aiohttp', 'grpc', 'chainlit'],
  ...['chat', 'stream_chat', 'input', 'TextIteratorStreamer', 'TextStreamer', 'websockets', 'BaseHTTPRequestHandler'],
];
const ANSWERS =
  /^[ \t]*(?:import|from)\s+(?:gradio|streamlit|fastapi|flask|uvicorn|aiohttp|grpc|chainlit|websockets)\b|(?<![\w.])input\(|\.(?:stream_)?chat\(|\bdef (?:stream_)?chat\b|Text(?:Iterator)?Streamer\(|BaseHTTPRequestHandler/m;
/** What measures or compares answers must not change them. */
const MEASURES = /(?:^|[/_.-])(?:\w*eval(?:s|uat\w+)?|\w*bench\w*|tests?|metrics?)(?:[/_.-]|$)/i;
const COMPARES = /@register_model|lm_eval|lmms_eval|\bbenchmark|\baccuracy\b|\bedited_model\b/i;

const answers = (file: FileContext): boolean =>
  ANSWERS.test(file.text) && !MEASURES.test(file.id) && !COMPARES.test(file.text);

/** The file answers people: behind a server or a page, at a prompt, as a chat. It measures and compares nothing. */
export const answersPeople: Guard = {
  name: 'answersPeople',
  takes: {},
  needs: () => [{ words: WORDS }],
  ask: ({ file }) => yesIf(file.remember('answers people', () => answers(file))),
};
