/** Words that say nothing about what is looked for. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after all also am an and any are as at be because been before being both but by can could did do does doing
  during each else ever every for from get gets getting give given go goes got had has have having he her here him his
  how i if im in into is it its just keep keeps let like make makes making many may me might more most much my need needs
  no nor not now of off on one only or our out over own per please should so some such take takes than that the their
  them then there these they thing things this those through to too try trying under until up us use used uses using
  very want wants was way we well were what when where which while who why will with without wont would you your best
  better good help problem issue vs versus via way ways new paper papers technique techniques method methods approach
  approaches find instead really still`.split(/\s+/),
);

/**
 * Short forms and other words for the same. A query that holds a phrase on one side is also searched by the other; the
 * longer the row, the more ways of saying it. Only what is no word of the phrase itself needs a row.
 */
export const SYNONYMS: readonly (readonly string[])[] = [
  ['oom', 'out of memory'],
  ['vram', 'gpu memory'],
  ['sdpa', 'scaled dot product attention', 'fused attention'],
  ['mha', 'multi head attention'],
  ['gqa', 'grouped query attention'],
  ['mqa', 'multi query attention'],
  ['moe', 'mixture of experts'],
  ['peft', 'parameter efficient fine tuning'],
  ['qat', 'quantization aware training'],
  ['ptq', 'post training quantization'],
  ['kd', 'knowledge distillation'],
  ['nas', 'neural architecture search'],
  ['ssm', 'state space model'],
  ['ddp', 'distributed data parallel'],
  ['fsdp', 'fully sharded data parallel', 'zero'],
  ['tp', 'tensor parallel'],
  ['pp', 'pipeline parallel'],
  ['amp', 'automatic mixed precision', 'autocast'],
  ['bf16', 'bfloat16'],
  ['fp16', 'float16', 'half precision'],
  ['fp8', '8 bit floating point'],
  ['int4', '4 bit'],
  ['int8', '8 bit'],
  ['llm', 'large language model'],
  ['vit', 'vision transformer'],
  ['cnn', 'convolutional network'],
  ['gnn', 'graph neural network'],
  ['rag', 'retrieval augmented generation'],
  ['ann', 'approximate nearest neighbor', 'vector search'],
  ['slm', 'small language model'],
  ['spec dec', 'speculative decoding'],
  ['kv', 'key value'],
  ['ckpt', 'checkpoint'],
  ['finetune', 'fine tuning'],
  ['gradient checkpointing', 'activation checkpointing', 'recomputation', 'rematerialization'],
  ['teacher student', 'distillation'],
  ['dataloader', 'data loading'],
  ['shrink', 'compress', 'smaller model'],
  ['speed up', 'faster', 'acceleration', 'speedup'],
  ['slow', 'latency'],
  ['vram usage', 'memory footprint'],
  ['tokens per second', 'throughput'],
  ['tf32', 'tensorfloat32', 'matmul precision'],
  ['nan', 'overflow', 'loss scaling'],
  ['phone', 'mobile', 'on device'],
  ['chain of thought', 'cot'],
  ['lr', 'learning rate'],
  ['2d', 'two dimensional'],
  ['multi gpu', 'several gpus', 'distributed training'],
];
