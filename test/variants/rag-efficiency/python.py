import threading
import time

# here: the variant

sizes, active, most, lock = [], 0, 0, threading.Lock()


def stage(seconds, work):
    def run(items):
        global active, most
        with lock:
            active += 1
            most = max(most, active)
            sizes.append(len(items))
        time.sleep(seconds)
        with lock:
            active -= 1
        return [work(item) for item in items]

    return run


questions = [f"question {i}" for i in range(80)]
start = time.perf_counter()
answers = asyncio.run(serve(questions, stage(0.05, str.upper), stage(0.05, lambda pair: f"{pair[0]}: {pair[1]}")))
seconds = time.perf_counter() - start
assert answers == [f"{q}: {q.upper()}" for q in questions]
assert max(sizes) <= 32 and len(sizes) <= 12, sizes
assert most == 2, "the two stages never ran side by side"
assert seconds < 1.0  # 160 calls one by one would take 8 s


async def failing():
    def broken(items):
        raise ValueError("no index")

    try:
        await Batched(broken)("x")
    except ValueError as error:
        return str(error)


assert asyncio.run(failing()) == "no index"
