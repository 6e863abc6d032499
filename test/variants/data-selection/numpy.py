"""Near duplicates go, others stay; compression tells the related text from the unrelated one."""

import random

# here: the variant

random.seed(0)
vocabulary = [f"word{i}" for i in range(500)]
texts = [" ".join(random.choices(vocabulary, k=200)) for _ in range(50)]
copies = []
for text in texts[:20]:
    words = text.split()
    words[random.randrange(200)] = "changed"
    copies.append(" ".join(words))
kept = without_near_duplicates(texts + copies)
assert kept[:50] == list(range(50)) and len(kept) <= 52, kept
same = (signature(texts[0]) == signature(copies[0])).mean()
assert 0.8 < same < 1

code = "def add(a, b):\n    return a + b\n\ndef multiply(a, b):\n    return a * b\n" * 3
assert distance("def divide(a, b):\n    return a / b\n", code) < distance("The cat sat on the mat.", code)
