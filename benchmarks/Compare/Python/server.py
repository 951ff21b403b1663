"""A peer's side of the conversation with the driver, and the timing: see Peers/PeerServer.cs and Peers/Batch.cs."""
import statistics
import sys
import time

import numpy as np

from inputs import hashes

WARM_UP_SECONDS = 0.5
LEAST_SECONDS = 1e-3
LEAST_BATCHES = 3
MOST_BATCHES = 1001


class Work:
    """What is timed (run), what it computed (results), how to put back what it changed (reset)."""

    def __init__(self, run, results, reset=lambda: None):
        self.run, self.results, self.reset = run, results, reset


def timed(run, calls):
    start = time.perf_counter()
    for _ in range(calls):
        run()
    return (time.perf_counter() - start) / calls


def warm_up(run):
    start, calls = time.perf_counter(), 0
    while calls < 2 or time.perf_counter() - start < WARM_UP_SECONDS:
        run()
        calls += 1
    return max(1, int(LEAST_SECONDS / timed(run, max(1, calls // 8))))


def median(run, calls, budget):
    times, start = [], time.perf_counter()
    while len(times) < MOST_BATCHES:
        elapsed = time.perf_counter() - start
        if elapsed >= budget and (len(times) >= LEAST_BATCHES or elapsed >= LEAST_BATCHES * budget):
            break
        times.append(timed(run, calls))
    return statistics.median_high(times)


def fingerprint(values):
    values = np.ravel(np.asarray(values)).astype(np.float64)
    norm = float(np.sqrt(values @ values))
    values[hashes(values.size, 12345) & np.uint32(1) != 0] *= -1
    return float(values.sum()), norm


def serve(version, cases, threads):
    """cases: from a case's name to a function that takes the sizes and returns the Work, or None."""
    def answer(line):
        print(line, flush=True)

    answer(f"hello {version}")
    work = calls = None
    for line in sys.stdin:
        command, *words = line.split()
        if command == "prepare":
            prepare = cases.get(words[0])
            work = prepare and prepare(*map(int, words[1].split("x")))
            if work is None:
                answer("none")
                continue
            calls = warm_up(work.run)
            answer(f"ready {threads}")
        elif command == "run":
            answer(f"time {median(work.run, calls, int(words[0]) / 1000) * 1e9!r}")
        elif command == "check":
            work.reset()
            work.run()
            answer("results " + " ".join(repr(x) for values in work.results() for x in fingerprint(values)))
        else:
            raise ValueError(f"A peer does not know the command '{line.strip()}'.")
