"""The words of rows, compiled: of each word the rows that have it, and what a search finds there.

It stands apart from :mod:`_kernel`, and nothing there calls it: compiled loops are kept by file,
and would not notice a change of what they call in another one.
"""

from typing import Any

import numba
import numpy as np


@numba.njit(cache=True)
def postings(at: Any, names: Any, values: Any, order: Any, many: Any) -> Any:
    """Turn rows of names into names with their rows: where each begins, its rows, its values."""
    starts = np.zeros(many + 1, np.int64)
    for one in names:
        starts[one + 1] += 1
    for n in range(many):
        starts[n + 1] += starts[n]
    to = starts[:-1].copy()
    rows, found = np.empty(len(names), np.int32), np.empty(len(names), np.float32)
    for row in range(len(order)):
        for k in range(at[order[row]], at[order[row] + 1]):
            n = names[k]
            rows[to[n]], found[to[n]] = row, values[k]
            to[n] += 1
    return starts, rows, found


@numba.njit(cache=True)
def rearranged(at: Any, names: Any, worth: Any, order: Any) -> Any:
    """Put rows of names into an order: where each row begins, its names, what they come to."""
    starts = np.zeros(len(order) + 1, np.int64)
    found, whole = np.empty(len(names), np.int32), np.zeros(len(order))
    for row in range(len(order)):
        first, last = at[order[row]], at[order[row] + 1]
        starts[row + 1] = starts[row] + last - first
        for k in range(first, last):
            found[starts[row] + k - first] = names[k]
            whole[row] += worth[names[k]]
    return starts, found, whole


@numba.njit(cache=True)
def _from(post: Any, low: Any, high: Any, row: Any) -> Any:
    """Return where in ``post``, from ``low`` up to ``high``, the rows from ``row`` on begin."""
    while low < high:
        half = (low + high) // 2
        if post[half] < row:
            low = half + 1
        else:
            high = half
    return low


@numba.njit(cache=True)
def _within(at: Any, post: Any, word: Any, first: Any, last: Any) -> Any:
    """Return where in ``post`` the rows of a word from ``first`` up to ``last`` stand."""
    end = at[word + 1]
    low = _from(post, at[word], end, first)
    return low, _from(post, low, min(end, low + last - first), last)


@numba.njit(cache=True)
def gather(
    at: Any, post: Any, value: Any, terms: Any, weights: Any, skills: Any, bits: Any, windows: Any,
    sums: Any, seen: Any,
) -> None:  # fmt: skip
    """Add up over windows of rows what the terms of a search are worth there, into ``sums``.

    ``seen``: which terms of skills stand there, as their ``bits``.
    """
    for first, last, _ in windows:
        for n in range(len(terms)):
            low, high = _within(at, post, terms[n], first, last)
            weight = weights[n]
            for k in range(low, high):
                sums[post[k]] += weight * value[k]
        for n in range(len(skills)):
            low, high = _within(at, post, skills[n], first, last)
            for k in range(low, high):
                seen[post[k]] |= bits[n]


@numba.njit(cache=True)
def clear(windows: Any, sums: Any, seen: Any) -> None:
    """Empty what :func:`gather` filled."""
    for first, last, _ in windows:
        sums[first:last] = 0
        seen[first:last] = 0
