import type { FileContext } from '../../context/file.ts';
import { methodCalls } from '../../context/loops/loops.ts';
import { originsOf } from '../../context/models/origins.ts';
import { positional } from '../../flow/operation.ts';
import type { Node } from '../../syntax/node.ts';
import type { Guard } from '../guard.ts';
import { yesIf } from '../match.ts';

/** What trains other layers at each step, or leaves out heads that are there. */
const CHANGES_PARTS =
  /deep_supervision|lisa\b|freeze_random|stochastic_depth|skip_layers|num_(?:active|activated)_layers|switch_active/i;
/** Only what was added to a model is trained, and it is part of every pass. */
const ADAPTERS =
  /\bLoraConfig\b|\bget_peft_model\b|\bLora(?:Model|Layer)\b|\binject_(?:trainable_)?lora|\.add_adapter\(/;
/**
 * A model of Transformers with the head of its task, which all of it leads to. */
const WITH_HEAD =
  /\b\w+For(?:Sequence|Image|Audio)Classification\b|\b\w+For(?:CausalLM|MaskedLM|MultipleChoice|ConditionalGeneration|PreTraining)\b|\b\w+LMHeadModel\b/;
/** Those that answer or tag by token leave out the pooler in older releases and copies; wav2vec drops whole layers. */
const BY_TOKEN = /\b\w+For(?:TokenClassification|QuestionAnswering)\b|wav2vec/i;
/**
 * Encoders without the head of a task, whose pooler is unused as a rule, and models of several kinds of data, of which a task
 * needs some projections only.
 */
const IN_PART =
  /\b(?!(?:\w*tokenizer|\w*config)\b)(?:Auto|Bert|Roberta|XLMRoberta|Electra|Albert|T5|CLIP\w*|Vision\w*)Model\b|\bCLIP\b|\bclap\b|open_clip|text_encoder|pooler|momentum|head_mask/i;

/**
 * Something says that all that is trained takes part in every pass under the captured setting: only adapters are trained, the
 * model has the head of its task, or the file makes it, and it is none of which parts are left out.
 */
export const usesWholeModel: Guard = {
  name: 'usesWholeModel',
  takes: { setting: 'capture' },
  ask(match, args) {
    const { file } = match;
    const code = file.text.replace(/#.*$/gm, '');
    if (CHANGES_PARTS.test(code)) return 'no';
    if (!ADAPTERS.test(code) && BY_TOKEN.test(code)) return 'no';
    if (ADAPTERS.test(code) || WITH_HEAD.test(code)) return 'yes';
    if (IN_PART.test(code)) return 'no';
    const setting = match.node(args.text('setting'));
    return yesIf(
      modelsUnder(setting, file).some((model) =>
        // `self.model = DDP(self.model, …)` is what wraps the model, and makes none.
        originsOf(model, file).some((from) => !holds(from, setting) && isMade(from, file)),
      ),
    );
  },
};

const holds = (around: Node, node: Node): boolean => around.start <= node.start && node.end <= around.end;

/** What the call with the setting wraps, or what Accelerate is given to prepare where it has the setting. */
function modelsUnder(setting: Node, file: FileContext): readonly Node[] {
  const call = setting.enclosing('call');
  const wrapped = call && positional(call)[0];
  if (wrapped || !/Kwargs$/.test(call?.field('function')?.text ?? '')) return wrapped ? [wrapped] : [];
  return methodCalls(file, 'prepare', file.tree.root).flatMap((prepared) => positional(prepared).slice(0, 1));
}

/**
 * `Net(…)`, `build_model(…)`, `models.__dict__[name](…)`, on a device or not: made in this file. Of several models in a
 * table of the project's own, one may need the setting.
 */
function isMade(origin: Node, file: FileContext, seen = new Set<Node>()): boolean {
  if (origin.kind === 'conditional_expression') return origin.children.some((child) => isMade(child, file, seen));
  if (origin.kind !== 'call' || seen.has(origin)) return false;
  seen.add(origin);
  const callee = origin.field('function')!;
  if (callee.kind === 'attribute' && /^(?:to|cuda|train|float)$/.test(callee.field('attribute')!.text))
    return originsOf(callee.field('object')!, file).some((from) => isMade(from, file, seen));
  return /^(?:[\w.]*\.)?(?:[A-Z]\w*|\w*(?:model|net)\w*)$|\b__dict__\[[^\]]*\]$/.test(callee.text);
}
