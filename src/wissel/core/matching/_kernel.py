"""The loops over columns, compiled. They say what the plain version says, and are held equal to it.

Nothing here decides anything of its own: each condition is one of :mod:`_hard`, :mod:`_pairs` or
:mod:`_score`, in numbers. ``v`` are the numbers of rows, ``f`` the bits of what they forbid, ``b``
of what they leave open; ``r`` is a row. ``q`` are the numbers of a search, ``h`` its bits, ``g``
the numbers of the rules. Arrays are handed in one by one: a tuple of thirty arrays costs more at
each row than all the rest.
"""

import math
from typing import Any

import numba
import numpy as np

#: What breaks a vacancy, as bits of a code.
CLOSED, DONE, EMPLOYER, HOURS, PER_DAY = 1, 2, 4, 8, 16
EVENING, NIGHT, WEEKEND, DAY = 32, 64, 128, 256
DISTANCE, EDUCATION, LICENCE, ITEMS = 512, 1024, 2048, 4096

_EARTH_KM = 6371.0
#: A straight line through the globe is compared with so much room; the way itself decides.
_ROOM = 1.001
#: Within so many kilometres that is room enough for the earth being round.
_ROUND = 500.0
#: So many heaps by what rows are about.
_HEAPS = 64

# Numbers of a row, by their place; -1 is unknown.
(
    R_LAT, R_LON, R_PLACED, R_UNSURE, R_REMOTE, R_MIN, R_MAX, R_PER_DAY, R_DAY, R_SHIFTS, R_LEVEL,
    R_LICENCES, R_CLOSES, R_EMPLOYER, R_ORDER,
) = range(15)  # fmt: skip
# What every search compares first: a line over all rows each, so that it is quick to go along.
L_X, L_Y, L_Z, L_MIN, L_DAY, L_CLOSES, L_EMPLOYER = range(7)
ROW = 15
# Numbers of a search, by their place in its row.
(
    LAT, LON, HAS_PLACE, UNSURE, REACH, BOUNDED, MINUTES, DETOUR, WAIT, NEAR, FAR, FAR_FROM,
    HOURS_MAX, HOURS_MIN, HOURS_DAY, TIMES, LEVEL, KNOWS_LICENCES, FREE, COMPLETE, LEAST,
    LONG,
) = range(22)  # fmt: skip
SIZE = 22
# Numbers that hold for all searches.
(
    W_OCCUPATION, W_WORDS, W_TITLE, W_SKILLS, W_HOURS, W_DISTANCE, W_OPEN, HALF, OPEN_MOST,
    TODAY, MARGIN,
) = range(11)  # fmt: skip
RULES = 11


@numba.njit(cache=True, inline="always")
def _ones(word: Any) -> Any:
    count = 0
    while word:
        word &= word - np.uint64(1)
        count += 1
    return count


@numba.njit(cache=True)
def _minutes(km: Any, q: Any) -> Any:
    road = max(0.0, km) * q[DETOUR]
    pace = q[NEAR] + (q[FAR] - q[NEAR]) * min(1.0, road / q[FAR_FROM])
    return math.ceil(q[WAIT] + 60 * road / pace - 1e-6)


@numba.njit(cache=True)
def _straight(line: Any, r: Any, at: Any) -> Any:
    """Return the square of the straight line through the globe from a point to row ``r``."""
    dx, dy, dz = line[L_X, r] - at[0], line[L_Y, r] - at[1], line[L_Z, r] - at[2]
    return dx * dx + dy * dy + dz * dz


@numba.njit(cache=True)
def _way(v: Any, line: Any, r: Any, q: Any, at: Any) -> Any:
    """Return how far a row is, negative where either place is unknown or there is no travel."""
    if not v[r, R_PLACED] or not q[HAS_PLACE]:
        return -1.0
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(_straight(line, r, at)) / 2))


@numba.njit(cache=True)
def _too_far(v: Any, r: Any, q: Any, km: Any) -> Any:
    return km >= 0 and q[REACH] >= 0 and km - (v[r, R_UNSURE] + q[UNSURE]) > q[REACH]


@numba.njit(cache=True)
def _hours_code(v: Any, r: Any, q: Any) -> Any:
    code, asked = np.int64(0), v[r, R_DAY]
    if v[r, R_MIN] >= 0 and q[HOURS_MAX] >= 0 and v[r, R_MIN] > q[HOURS_MAX]:
        code |= HOURS
        asked = v[r, R_PER_DAY]
    if asked >= 0 and q[HOURS_DAY] >= 0 and asked > q[HOURS_DAY]:
        code |= PER_DAY
    return code


@numba.njit(cache=True)
def _facts_code(clash: Any) -> Any:
    code = np.int64(clash & np.uint64(0xF)) * EVENING
    if clash & np.uint64(0xFF00):
        code |= EDUCATION
    if clash >> np.uint64(16):
        code |= LICENCE
    return code


@numba.njit(cache=True)
def _clashes(f: Any, r: Any, h: Any, w: Any) -> Any:
    """Whether a limit of the capacity list forbids a row; ``w``: words of bits of the list."""
    found = np.uint64(0)
    for n in range(w):
        found |= f[n, r] & h[n]
    return found != 0


@numba.njit(cache=True)
def _broken(v: Any, f: Any, r: Any, q: Any, h: Any, g: Any, w: Any, km: Any, out: Any) -> Any:
    """Return the code of what forbids a row; ``out``: it was done before, or its employer is."""
    code = out | _hours_code(v, r, q) | _facts_code(f[w, r] & h[-1])
    if _clashes(f, r, h, w):
        code |= ITEMS
    if v[r, R_CLOSES] < g[TODAY]:
        code |= CLOSED
    if _too_far(v, r, q, km):
        code |= DISTANCE
    return code


@numba.njit(cache=True)
def _open(v: Any, b: Any, r: Any, q: Any, h: Any, w: Any, i: Any, km: Any) -> Any:
    """Return how many questions a row leaves open; ``i``: words of bits of the items."""
    count = np.int64(q[FREE])
    for n in range(w):
        count += _ones(b[r, n] & h[n])
    for n in range(i):
        if not q[COMPLETE]:
            count += _ones(b[r, w + n] & ~h[w + n])
        count += _ones(b[r, w + i + n] & ~h[w + n])
    if v[r, R_MIN] < 0 and v[r, R_MAX] < 0:
        count += q[HOURS_MAX] >= 0
    elif q[HOURS_MIN] >= 0 and (v[r, R_MAX] if v[r, R_MAX] >= 0 else v[r, R_MIN]) < q[HOURS_MIN]:
        count += 1
    count += v[r, R_SHIFTS] < 0 and q[TIMES] >= 0
    count += q[LEVEL] >= 0 and v[r, R_LEVEL] - 1 == q[LEVEL]
    count += v[r, R_LICENCES] > 0 and not q[KNOWS_LICENCES]
    if not v[r, R_REMOTE]:
        count += _asks_where(v, r, q, km)
    return count


@numba.njit(cache=True)
def _asks_where(v: Any, r: Any, q: Any, km: Any) -> Any:
    if km < 0 or q[REACH] < 0:
        return q[BOUNDED] > 0
    if km + v[r, R_UNSURE] + q[UNSURE] > q[REACH]:
        return True
    return q[MINUTES] > 0 and q[DETOUR] > 0 and _minutes(km, q) > q[LONG]


@numba.njit(cache=True)
def _near(v: Any, r: Any, q: Any, km: Any) -> Any:
    if v[r, R_REMOTE]:
        return 1.0
    if km < 0:
        return 0.5
    if q[MINUTES] > 0 and q[DETOUR] > 0:
        return max(0.0, 1 - _minutes(km, q) / q[MINUTES])
    return max(0.0, 1 - km / q[REACH]) if q[REACH] > 0 else 0.5


@numba.njit(cache=True)
def _fit_of_hours(v: Any, r: Any, q: Any) -> Any:
    if v[r, R_MIN] < 0 and v[r, R_MAX] < 0:
        return 0.5
    low = v[r, R_MIN] if v[r, R_MIN] >= 0 else v[r, R_MAX]
    high = v[r, R_MAX] if v[r, R_MAX] >= 0 else v[r, R_MIN]
    wanted_low = max(0.0, q[HOURS_MIN])
    wanted_high = q[HOURS_MAX] if q[HOURS_MAX] > 0 else 60.0
    return 0.0 if high < wanted_low or low > wanted_high else 1.0


@numba.njit(cache=True)
def _work(
    linked: Any, link: Any, near: Any, words: Any, seen: Any, masks: Any, g: Any, r: Any
) -> Any:
    """Return what the work of row ``r`` brings besides its title."""
    nearest = 0.0
    for k in range(linked.shape[1]):
        if linked[r, k] >= 0:
            nearest = max(nearest, link[r, k] * near[linked[r, k]])
    found = nearest * g[W_OCCUPATION]
    found += words / (words + g[HALF]) * g[W_WORDS]
    if len(masks):
        skills = 0
        for k in range(len(masks)):
            skills += (seen & masks[k]) == masks[k]
        found += skills / len(masks) * g[W_SKILLS]
    return found


@numba.njit(cache=True)
def _title(at: Any, gram: Any, whole: Any, wanted: Any, r: Any) -> Any:
    """Return which share of the title of row ``r`` is looked for."""
    found = 0.0
    for k in range(at[r], at[r + 1]):
        found += wanted[gram[k]]
    return found / whole[r] if found else 0.0


@numba.njit(cache=True)
def _score(
    v: Any, b: Any, r: Any, q: Any, h: Any, g: Any, w: Any, i: Any, km: Any, about: Any
) -> Any:
    """Return the whole score of a row of which ``about`` is the part about the work."""
    open_ = min(1.0, _open(v, b, r, q, h, w, i, km) / g[OPEN_MOST])
    beside = _fit_of_hours(v, r, q) * g[W_HOURS] + _near(v, r, q, km) * g[W_DISTANCE]
    return about + beside - open_ * g[W_OPEN]


@numba.njit(cache=True)
def _keep(value: Any, r: Any, order: Any, scores: Any, rows: Any, orders: Any, kept: Any) -> Any:
    """Put a row among the best, which stand in order; return how many there are."""
    most = len(scores)
    if kept == most:
        if value < scores[most - 1] or (value == scores[most - 1] and order > orders[most - 1]):
            return kept
        kept -= 1
    at = kept
    while at > 0 and (
        scores[at - 1] < value or (scores[at - 1] == value and orders[at - 1] > order)
    ):
        scores[at], rows[at], orders[at] = scores[at - 1], rows[at - 1], orders[at - 1]
        at -= 1
    scores[at], rows[at], orders[at] = value, r, order
    return kept + 1


@numba.njit(cache=True)
def _place(q: Any) -> Any:
    """Return where a search is on a globe of size one."""
    up, aside = math.radians(q[LAT]), math.radians(q[LON])
    return math.cos(up) * math.cos(aside), math.cos(up) * math.sin(aside), math.sin(up)


@numba.njit(cache=True)
def _passing(
    line: Any, forbids: Any, done: Any, q: Any, h: Any, g: Any, first: Any, last: Any,
    bounded: Any, out: Any, found: Any,
) -> Any:  # fmt: skip
    """Put the rows from ``first`` to ``last`` that may do into ``found``; return how many.

    Line after line is gone along without a branch, since which row may do is past guessing. Where
    the search is ``bounded`` what is plainly too far is out; the way itself is not looked at.
    """
    far = (q[REACH] + q[UNSURE] + g[MARGIN]) * _ROOM / _EARTH_KM + 1e-5
    far = far * far if bounded else np.inf
    hours = q[HOURS_MAX] if q[HOURS_MAX] >= 0 else np.inf
    day = q[HOURS_DAY] if q[HOURS_DAY] >= 0 else np.inf
    today, (x, y, z) = g[TODAY], _place(q)
    xs, ys, zs = line[L_X, first:last], line[L_Y, first:last], line[L_Z, first:last]
    mins, days, ends = line[L_MIN, first:last], line[L_DAY, first:last], line[L_CLOSES, first:last]
    for n in range(last - first):
        dx, dy, dz = xs[n] - x, ys[n] - y, zs[n] - z
        out[n] = (dx * dx + dy * dy + dz * dz > far) | (ends[n] < today)
        out[n] |= (mins[n] > hours) | (days[n] > day)
    for n in range(len(forbids)):
        held = h[-1] if n == len(forbids) - 1 else h[n]
        if held:
            bits = forbids[n, first:last]
            for k in range(last - first):
                out[k] |= (bits[k] & held) != 0
    count = 0
    for n in range(last - first):
        found[count] = first + n
        count += not (out[n] | done[first + n])
    return count


@numba.njit(cache=True)
def _allowed(c: Any, s: Any, q: Any, g: Any, windows: Any) -> Any:
    """Put the rows that nothing forbids into ``found``, with what they are about; return how many.

    What they are about is without their title.
    """
    line, num, excluded, found, abouts = c.line, c.num, s.excluded, s.found, s.abouts
    linked, link, near, masks = c.occupation, c.link, s.occupations, s.skill_masks
    sums, seen, at, count = s.sums, s.seen, _place(q), 0
    reach = q[REACH] + q[UNSURE]
    inside = (reach / _EARTH_KM / _ROOM) ** 2 if q[REACH] > 0 and reach < _ROUND else -1.0
    for first, last, bounded in windows:
        many = _passing(
            line, c.forbids, s.done, q, s.bits, g, first, last, bounded, s.out, found[count:]
        )
        for n in range(count, count + many):
            r = found[n]
            if len(excluded) and excluded[np.int64(line[L_EMPLOYER, r])]:
                continue
            clear = not bounded or _straight(line, r, at) <= inside
            if not clear and _too_far(num, r, q, _way(num, line, r, q, at)):
                continue
            found[count] = r
            abouts[count] = _work(linked, link, near, sums[r], seen[r], masks, g, r)
            count += 1
    return count


@numba.njit(cache=True)
def _heaps(abouts: Any, most: Any) -> Any:
    """Return the numbers of what is about most of the work first, in rough order."""
    heap = np.zeros(_HEAPS + 1, np.int64)
    for one in abouts:
        heap[_HEAPS - np.int64(min(_HEAPS - 1, one / most * _HEAPS))] += 1
    for n in range(_HEAPS):
        heap[n + 1] += heap[n]
    order = np.empty(len(abouts), np.int64)
    for n in range(len(abouts)):
        at = _HEAPS - 1 - np.int64(min(_HEAPS - 1, abouts[n] / most * _HEAPS))
        order[heap[at]] = n
        heap[at] += 1
    return order


@numba.njit(cache=True)
def best(c: Any, s: Any, q: Any, g: Any, windows: Any, scores: Any, rows: Any, counts: Any) -> None:
    """Look at every row of the windows: the best go into ``rows``, in order.

    ``counts``: how many nothing forbids, how many of those are near, how many are in ``rows``.
    What is about most of the work is looked at first. A title is added up, and questions are
    counted, only where a row could still be among the best, or only its title can say that it is
    about this work.
    """
    num, bits, line, h, w, i = c.num, c.bits, c.line, s.bits, c.sizes[0], c.sizes[1]
    title_at, gram, whole, wanted = c.title_at, c.gram, c.whole, s.grams
    at, orders, kept, near = _place(q), np.zeros(len(scores)), 0, 0
    counts[0] = _allowed(c, s, q, g, windows)
    most = g[W_OCCUPATION] + g[W_WORDS] + g[W_SKILLS]
    beside = g[W_HOURS] + g[W_DISTANCE]
    for n in _heaps(s.abouts[: counts[0]], most):
        r, about = s.found[n], s.abouts[n]
        least = scores[-1] if kept == len(scores) else -np.inf
        surely = about > 0 and about >= q[LEAST]
        if surely and about + g[W_TITLE] * _ROOM + beside < least:
            near += 1
            continue
        about += _title(title_at, gram, whole, wanted, r) * g[W_TITLE]
        if about <= 0 or about < q[LEAST]:
            continue
        near += 1
        if about + beside < least:
            continue
        km = _way(num, line, r, q, at)
        value = _score(num, bits, r, q, h, g, w, i, km, about)
        kept = _keep(value, r, num[r, R_ORDER], scores, rows, orders, kept)
    counts[1], counts[2] = near, kept


@numba.njit(cache=True)
def near_misses(
    c: Any, s: Any, q: Any, g: Any, slack: Any, codes: Any, abouts: Any, ways: Any
) -> None:
    """Say of every row what breaks it; of those that one thing breaks also what they are about.

    What is only too far, further than ``slack`` kilometres, is not looked at.
    """
    num, line, forbids, done, excluded = c.num, c.line, c.forbids, s.done, s.excluded
    linked, link, near, masks = c.occupation, c.link, s.occupations, s.skill_masks
    title_at, gram, whole, wanted = c.title_at, c.gram, c.whole, s.grams
    sums, seen, h, w, at = s.sums, s.seen, s.bits, c.sizes[0], _place(q)
    for r in range(len(num)):
        km = _way(num, line, r, q, at)
        out = DONE * done[r]
        if len(excluded) and excluded[np.int64(line[L_EMPLOYER, r])]:
            out |= EMPLOYER
        code = _broken(num, forbids, r, q, h, g, w, km, out)
        codes[r], ways[r] = code, km
        alone = code != 0 and code & (code - 1) == 0 and not code & (CLOSED | DONE)
        if alone and not (code == DISTANCE and km > q[REACH] + slack):
            abouts[r] = _work(linked, link, near, sums[r], seen[r], masks, g, r)
            abouts[r] += _title(title_at, gram, whole, wanted, r) * g[W_TITLE]
