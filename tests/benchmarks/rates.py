"""How often per second something can be done."""

import time


def rate(do, seconds):
    """Do it for some seconds without pause."""
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        do()
        done += 1
    return done / (time.perf_counter() - began)
