"""Tiny models and tokenizers, so that the code of technique pages runs without a network."""

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

PAD, END, BEGIN_TURN, END_TURN = "<|pad|>", "<|end|>", "<|turn|>", "<|over|>"

CHAT = (
    "{% for message in messages %}"
    "<|turn|>{{ message['role'] }}\n{{ message['content'] }}<|over|>\n"
    "{% endfor %}"
    "{% if add_generation_prompt %}<|turn|>assistant\n{% endif %}"
)


def tokenizer(path):
    """Saves a byte-level tokenizer in the folder `path` and returns it.

    One token a byte and four special ones, so every text can be encoded; pads on the right with `<|pad|>`.
    """
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    backend = Tokenizer(models.BPE({byte: id for id, byte in enumerate(alphabet)}, merges=[]))
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    backend.add_special_tokens([PAD, END, BEGIN_TURN, END_TURN])
    made = PreTrainedTokenizerFast(
        tokenizer_object=backend, pad_token=PAD, eos_token=END, chat_template=CHAT, model_max_length=4096
    )
    made.save_pretrained(path)
    return made


def causal_lm(path, **config):
    """Saves a random Qwen3 of about 0.2 million parameters and its tokenizer in the folder `path`.

    `config` goes to `Qwen3Config` over the tiny defaults. The weights are the same in every run and the global random
    state stays as it was. Returns the model, in float32, on the CPU and in evaluation mode.
    """
    words = tokenizer(path)
    sizes = {
        "vocab_size": len(words),
        "hidden_size": 64,
        "intermediate_size": 128,
        "num_hidden_layers": 4,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "head_dim": 16,
        "max_position_embeddings": 4096,
        "tie_word_embeddings": True,
        "pad_token_id": words.pad_token_id,
        "eos_token_id": words.eos_token_id,
        "bos_token_id": None,
    }
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = Qwen3ForCausalLM(Qwen3Config(**{**sizes, **config}))
    model.save_pretrained(path)
    return model.eval()


def encoder(path, **config):
    """Saves a random BERT of two layers and its tokenizer in the folder `path`; sentence-transformers loads it too.

    `config` goes to `BertConfig` over the tiny defaults. Returns the model, in float32, on the CPU and in evaluation
    mode.
    """
    words = tokenizer(path)
    sizes = {
        "vocab_size": len(words),
        "hidden_size": 32,
        "intermediate_size": 64,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "max_position_embeddings": 512,
        "pad_token_id": words.pad_token_id,
    }
    with torch.random.fork_rng():
        torch.manual_seed(0)
        model = BertModel(BertConfig(**{**sizes, **config}))
    model.save_pretrained(path)
    return model.eval()
