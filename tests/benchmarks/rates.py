"""How often per second two things can be done, side by side on a machine that is never quite quiet."""

import time

ROUNDS, SECONDS = 20, 0.8


def rates(measured, compared):
    """The rates of both in short turns, the first one changing, so that a busy moment hits both alike."""
    found = {measured: [], compared: []}
    for turn in range(ROUNDS):
        for do in (measured, compared) if turn % 2 else (compared, measured):
            do()
            found[do].append(rate(do, SECONDS))
    return found[measured], found[compared]


def rate(do, seconds):
    """Do it for some seconds without pause."""
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        do()
        done += 1
    return done / (time.perf_counter() - began)
