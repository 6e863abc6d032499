"""Copies of a text leave one behind, different texts all stay."""

from tiny import encoder as save_encoder

save_encoder("sentence-transformers/all-MiniLM-L6-v2")
different = ["aaaaaaaa", "the quick brown fox jumps", "0123456789 0123456789", "ZZZZ YYYY XXXX!"]
texts = [different[0], *different, different[1], different[1]]
# here: the variant

assert set(kept) <= set(texts) and len(kept) == len(set(kept))
vectors = encoder.encode(different, convert_to_tensor=True, normalize_embeddings=True)
if ((vectors @ vectors.T).fill_diagonal_(0) < 0.95).all():  # a random encoder may find unlike texts alike
    assert sorted(kept) == sorted(different)
