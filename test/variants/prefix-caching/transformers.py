from tiny import causal_lm
from transformers import AutoTokenizer

model = causal_lm("Qwen/Qwen3-0.6B").cuda()
tokenizer = AutoTokenizer.from_pretrained("Qwen/Qwen3-0.6B")
system_prompt = "Answer in one word, and in the language of the question.\n"
questions = ["What is the capital of France?", "Wie heißt der höchste Berg?", "Why?"]
passed = []
model.register_forward_pre_hook(
    lambda _, args, kwargs: passed.append(kwargs["input_ids"].shape[1]), with_kwargs=True
)

# here: the variant

length = prefix.input_ids.shape[1]
assert passed[0] == length
assert [n for n in passed[1:] if n > 1] == [len(q.encode()) for q in questions], "only the questions are prefilled"
assert shared.get_seq_length() == length, "the shared cache stays as it was"
for question, answer in zip(questions, answers, strict=True):
    inputs = tokenizer(system_prompt + question, return_tensors="pt").to(model.device)
    assert inputs.input_ids[0, :length].equal(prefix.input_ids[0])
    out = model.generate(**inputs, max_new_tokens=128)
    assert answer == tokenizer.decode(out[0, inputs.input_ids.shape[1] :], skip_special_tokens=True)
