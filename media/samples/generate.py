"""Two ways of asking a language model for text, one prompt after the other."""

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

NAME = "meta-llama/Llama-3.1-8B-Instruct"

tokenizer = AutoTokenizer.from_pretrained(NAME)
model = AutoModelForCausalLM.from_pretrained(NAME, attn_implementation="eager").cuda()
classify = pipeline("text-classification", device=0)


def greedy(prompt: str, new_tokens: int = 128) -> str:
    tokens = tokenizer(prompt, return_tensors="pt").input_ids.cuda()
    for _ in range(new_tokens):
        logits = model(tokens).logits
        following = logits[:, -1].argmax(dim=-1, keepdim=True)
        tokens = torch.cat([tokens, following], dim=-1)
        if following.item() == tokenizer.eos_token_id:
            break
    return tokenizer.decode(tokens[0], skip_special_tokens=True)


def answer_all(questions: list[str]) -> list[str]:
    answers = []
    for question in questions:
        inputs = tokenizer(question, return_tensors="pt").to(model.device)
        output = model.generate(**inputs, max_new_tokens=200, use_cache=False)
        answers.append(tokenizer.decode(output[0], skip_special_tokens=True))
    return answers


def moods(texts: list[str]) -> list[str]:
    return [classify(text)[0]["label"] for text in texts]
