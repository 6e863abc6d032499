import { type LoopHead, openBracket, partsOf } from '../../source/brackets.ts';
import type { Surroundings } from '../../source/surroundings.ts';

/** How many rows, images, boxes or pixels there are, by what it is made of or called. */
export const COUNT =
  /\.(?:size\(-?\d\)|shape\[-?\d\])(?:\s*[-+]\s*\w+)*$|^len\((?!self\.)[\w.]+\)$|(?:^|[._])(?:batch_?size|bsz|bs|B|b|n_?batch|batch_dim|N)$|(?:^|[._])(?:num|n|nb)_(?:gts?|boxes|gt_?boxes|bbox(?:es)?|objs?|objects|rois|images?|imgs|samples|seqs?|sequences|envs|instances|queries|rows|cols|pixels|points|graphs|clusters)$/;
/** Loops over parts of a model, of a pyramid, or over time are others' matter. */
export const PARTS =
  /layer|block|expert|modul|stage|head|optim|param|weight|bias|level|scale|pyramid|fpn|stride|transform|epoch|file|path|name|text|sentence|word|token_list|devices?$|ranks?$|world|shard|loader|conf(?:ig)?$|args|dataset|buffer|history|model/i;
const PREPARES =
  /(?:^|_)(?:collate\w*|display\w*|plot\w*|save\w*|visuali\w+|vis|draw\w*|pre_?process\w*|load\w*|init\w*|eval\w*|test\w*|valid\w*|demo|main|export\w*|show\w*|log|print\w*|get_?item\w*|check\w*|k_?means|prepare\w*|read\w*|write\w*|parse\w*|augment\w*|reset\w*|video|render|pad|pack|unpad|unpack|split|convert\w*|summar\w+|report|setup|build|prun\w*|quant\w*|merge)(?:_|$)|^__/;
const OTHER_CLASS =
  /Dataset|Sampler|Collat|Transform|Process(?:or)?$|Augment|Buffer|Tokenizer|Loader|Test|Writer|Metric|Evaluator/;
/** What no tensor operation covers: a model, text, a file, a picture, another library, another process. */
export const OTHER =
  /\btokenizer\b|\b(?:print|open|exec|eval|input)\s*\(|\b\w*(?:plot|imshow|save|write|fromarray|logger|logging|linear_sum_assignment|matcher|\benv|backward|\bstep\b|load_|pad_sequence|polygon|cv2|PIL|crop|\bresize|interpolate|vocoder|model|generate|sample_|super\(|decoder|encoder|deepcopy|svd|eig\w*|rand(?:n|int|perm|om)?\b|rand_|randperm|randint|multinomial|chunk|processor|vae\b|k_cache|requests|all_reduce|all_gather|broadcast\(|send|recv)\w*|\bexperts?\b|\bmesh|\byield\b|\bnp\.(?!inf|nan|pi|newaxis|float\d*|int\d*)|\bnumpy\(\)|\bnn\.[A-Z]|\bmask_?rcnn|\bstr\(|\bf["']/;
export const LONGEST = 6000;

export const LABELS =
  /^range\((?:[01], ?)?(?:[\w.]*(?:class(?:es)?|clusters?|labels|categories|speakers|ways?|segments|graphs|instances|identities|domains)|len\(\w*(?:unique|ids|labels)\w*\)|[\w.]+\.max\(\)(?:\.item\(\))?)(?: ?\+ ?1)?\)$|^(?:torch\.unique\([\w.]+\)|[\w.]+\.unique\(\)|(?:uniq\w*|unique_\w+))$/;

/** What is reported on the way is not what a turn does. */
export const withoutWords = (code: string): string =>
  code.replace(/"[^"\n]*"|'[^'\n]*'/g, '').replace(/\blogger\.\w+|\b(?:print|str)\(/g, '');

/** By the name of the function and class alone: it prepares, shows or tests. */
export const preparesElements = (definition: string | null, owner: string | null): boolean =>
  (PREPARES.test(definition ?? '') && !/post_?process|targets?(?:_|$)|assign/.test(definition ?? '')) ||
  OTHER_CLASS.test(owner ?? '');

/** The text of a loop that writes or collects something at a number. */
export const mayCompute = (block: string): boolean =>
  block.length <= LONGEST + 400 &&
  block.includes('[') &&
  (/\.append\(|\.at\[|\bkeep\b/.test(block) || WRITES.test(block));

const WRITES = /\]\s*(?:[-+*/|&]|\*\*|\/\/|@)?=(?!=)/;

/** The numbers that a `range(…)` is given: one, behind a 0 or 1 at most; undefined for others. */
export function boundOf(over: string): string | undefined {
  const given = over.startsWith('range(') ? (partsOf(over, 'range'.length) ?? []) : [];
  if (given.length === 1) return given[0];
  return given.length === 2 && /^[01]$/.test(given[0]!) ? given[1] : undefined;
}

const TARGETS =
  /(?:^|_)(?:loss|losses|targets?|assign\w*|assignments?|match\w*|multibox\w*|detection|nms|post_?process\w*|criterion)(?:_|$)/i;

/** By the name of the function and class alone: it makes losses, targets or detections. */
export const namesTargets = (definition: string | null, owner: string | null): boolean =>
  TARGETS.test(definition ?? '') || /Loss|Criterion|Assigner/.test(owner ?? '');

/** By its text alone, whether a number of turns may be a count of rows: by what it is called, or as a name for one. */
function mayCount(over: string, around: Surroundings): boolean {
  const bound = boundOf(over);
  if (bound === undefined || PARTS.test(over)) return false;
  return COUNT.test(bound) || (/^[A-Za-z_]\w*$/.test(bound) && around.isAssigned(bound));
}

const NESTED = /^[ \t]*(?:for|while|with)\b[^\n]*:[ \t\r]*$/m;
const JOINS = /\b(?:stack|cat|concat|concatenate)\(/;

/** What the text of a `for` loop says: false is certain. */
export function mayComputeByElement(around: Surroundings, { target, over }: LoopHead): boolean {
  const { definition, owner } = around;
  const isOfLabels = LABELS.test(over);
  if (!isOfLabels && (!over.startsWith('range(') || PARTS.test(over))) return false;
  if (preparesElements(definition, owner) || !mayCompute(around.block)) return false;
  const code = around.loopCode;
  if (OTHER.test(withoutWords(code))) return false;
  if (isOfLabels) return true;
  // Two loops over one grid.
  if (/^\s*for\b/.test(code)) return true;
  if (PARTS.test(target) || (NESTED.test(code) && !namesTargets(definition, owner))) return false;
  if (!takesPart(code, target.match(/\w+/)?.[0] ?? '')) return false;
  return (WRITES.test(code) || around.functionSays(JOINS)) && mayCount(over, around);
}

/** The loops of lists that begin in the first line of a text, and what they go over. */
const CLAUSES = /\bfor\s+([^\n]*?)\sin\s+((?:range|zip)\()/g;
/** Numbers that a list takes one by one. */
const LISTED = /^[^\n]*\bfor\b[^]*\.tolist\(\)\s*(?:#[^\n]*\s*)*\]/;

/** True when a list whose loop begins in the line may be made by one operation: of pairs, rows, or numbers. */
export function mayListByElement(around: Surroundings): boolean {
  const { statement } = around;
  if (around.fileHas('tolist') && around.says(LISTED)) return true;
  const end = statement.indexOf('\n');
  const line = end < 0 ? statement : statement.slice(0, end);
  return Array.from(line.matchAll(CLAUSES)).some((clause) => {
    const [, target = '', over = ''] = clause;
    const open = clause.index + clause[0].length - 1;
    const given = partsOf(statement, open);
    const list = openBracket(around.above + line.slice(0, clause.index));
    // Both are sure to be there, perhaps farther away.
    if (!given) return true;
    const whole = `${over}${given.join(', ')})`;
    if (PARTS.test(whole) || (over === 'range(' && !mayCount(whole, around))) return false;
    if (!list) return true;
    if (!list.before.endsWith('[') || OTHER.test(list.within.replace(/\.numpy\(\)/g, ''))) return false;
    const calls = (names: RegExp, called: readonly string[]): boolean =>
      called.some((name) => names.test(name) || around.isGivenName(name));
    if (over === 'zip(') return calls(PAIRWISE, list.within.match(/\w+(?=\s*\()/g) ?? []);
    const joined = /(\w+)\s*\(\s*\[$/.exec(list.before)?.[1];
    return joined !== undefined && calls(JOIN, [joined]) && takesPart(list.within, target);
  });
}

const JOIN = /^(?:[vh]?stack|cat|concat)$/;

/** `x[i]` or `x[i, …]` stands in the code. */
const takesPart = (code: string, name: string): boolean => new RegExp(`\\[\\s*${name}\\s*[\\],]`).test(code);

/** What compares two things. */
export const PAIRWISE =
  /(?:^|\.)(?:cos_sim|pytorch_cos_sim|cosine_similarity|dot_score|pairwise_cos_sim|dist|pairwise_distance|mse_loss|l1_loss|cross_entropy|diag|diag_embed|dot|outer|roll|trace|index_select|gather|bincount|masked_select|matmul|mm|einsum)$/;
