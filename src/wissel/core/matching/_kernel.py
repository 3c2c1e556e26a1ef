"""The loops over columns, compiled. They say what the plain version says, and are held equal to it.

Nothing here decides anything of its own: each condition is one of :mod:`_hard`, :mod:`_pairs` or
:mod:`_score`, in numbers. ``v`` are the numbers of a row, ``b`` its bits, ``q`` the numbers of a
search, ``h`` its bits, ``g`` the numbers of the rules. Arrays are handed in one by one: a tuple of
thirty arrays costs more at each row than all the rest.
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
_NOWHERE = np.iinfo(np.int32).max
#: A straight line through the globe is compared with so much room; the way itself decides.
_ROOM = 1.001

# Numbers of a row, by their place; -1 is unknown.
(
    R_LAT, R_LON, R_PLACED, R_UNSURE, R_REMOTE, R_MIN, R_MAX, R_PER_DAY, R_DAY, R_SHIFTS, R_LEVEL,
    R_LICENCES, R_CLOSES, R_EMPLOYER, R_ORDER,
) = range(15)  # fmt: skip
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
    TODAY, BAND, MARGIN,
) = range(12)  # fmt: skip
RULES = 12


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


@numba.njit(cache=True, inline="always")
def _ones(word: Any) -> Any:
    count = 0
    while word:
        word &= word - np.uint64(1)
        count += 1
    return count


@numba.njit(cache=True)
def _km(lat: Any, lon: Any, to_lat: Any, to_lon: Any) -> Any:
    here, there = math.radians(lat), math.radians(to_lat)
    up = math.sin((there - here) / 2)
    aside = math.sin(math.radians(to_lon - lon) / 2)
    part = up * up + math.cos(here) * math.cos(there) * aside * aside
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(part)))


@numba.njit(cache=True)
def _minutes(km: Any, q: Any) -> Any:
    road = max(0.0, km) * q[DETOUR]
    pace = q[NEAR] + (q[FAR] - q[NEAR]) * min(1.0, road / q[FAR_FROM])
    return math.ceil(q[WAIT] + 60 * road / pace - 1e-6)


@numba.njit(cache=True)
def _way(v: Any, q: Any) -> Any:
    """Return how far a row is, negative where either place is unknown or there is no travel."""
    if not v[R_PLACED] or not q[HAS_PLACE]:
        return -1.0
    return _km(q[LAT], q[LON], v[R_LAT], v[R_LON])


@numba.njit(cache=True)
def _hours_code(v: Any, q: Any) -> Any:
    code, asked = np.int64(0), v[R_DAY]
    if v[R_MIN] >= 0 and q[HOURS_MAX] >= 0 and v[R_MIN] > q[HOURS_MAX]:
        code |= HOURS
        asked = v[R_PER_DAY]
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
def _clashes(b: Any, h: Any, w: Any) -> Any:
    """Whether a limit of the capacity list forbids a row; ``w``: words of bits of the list."""
    found = np.uint64(0)
    for n in range(w):
        found |= b[n] & h[n]
    return found != 0


@numba.njit(cache=True)
def _broken(v: Any, b: Any, q: Any, h: Any, g: Any, w: Any, km: Any, out: Any) -> Any:
    """Return the code of what forbids a row; ``out``: it was done before, or its employer is."""
    code = out | _hours_code(v, q) | _facts_code(b[-1] & h[-1])
    if _clashes(b, h, w):
        code |= ITEMS
    if v[R_CLOSES] < g[TODAY]:
        code |= CLOSED
    if km >= 0 and q[REACH] >= 0 and km - (v[R_UNSURE] + q[UNSURE]) > q[REACH]:
        code |= DISTANCE
    return code


@numba.njit(cache=True)
def _open(v: Any, b: Any, q: Any, h: Any, w: Any, i: Any, km: Any) -> Any:
    """Return how many questions a row leaves open; ``i``: words of bits of the items."""
    count = np.int64(q[FREE])
    for n in range(w):
        count += _ones(b[w + n] & h[n])
    for n in range(i):
        if not q[COMPLETE]:
            count += _ones(b[2 * w + n] & ~h[w + n])
        count += _ones(b[2 * w + i + n] & ~h[w + n])
    if v[R_MIN] < 0 and v[R_MAX] < 0:
        count += q[HOURS_MAX] >= 0
    elif q[HOURS_MIN] >= 0 and (v[R_MAX] if v[R_MAX] >= 0 else v[R_MIN]) < q[HOURS_MIN]:
        count += 1
    count += v[R_SHIFTS] < 0 and q[TIMES] >= 0
    count += q[LEVEL] >= 0 and v[R_LEVEL] - 1 == q[LEVEL]
    count += v[R_LICENCES] > 0 and not q[KNOWS_LICENCES]
    if not v[R_REMOTE]:
        count += _asks_where(v, q, km)
    return count


@numba.njit(cache=True)
def _asks_where(v: Any, q: Any, km: Any) -> Any:
    if km < 0 or q[REACH] < 0:
        return q[BOUNDED] > 0
    if km + v[R_UNSURE] + q[UNSURE] > q[REACH]:
        return True
    return q[MINUTES] > 0 and q[DETOUR] > 0 and _minutes(km, q) > q[LONG]


@numba.njit(cache=True)
def _near(v: Any, q: Any, km: Any) -> Any:
    if v[R_REMOTE]:
        return 1.0
    if km < 0:
        return 0.5
    if q[MINUTES] > 0 and q[DETOUR] > 0:
        return max(0.0, 1 - _minutes(km, q) / q[MINUTES])
    return max(0.0, 1 - km / q[REACH]) if q[REACH] > 0 else 0.5


@numba.njit(cache=True)
def _fit_of_hours(v: Any, q: Any) -> Any:
    if v[R_MIN] < 0 and v[R_MAX] < 0:
        return 0.5
    low = v[R_MIN] if v[R_MIN] >= 0 else v[R_MAX]
    high = v[R_MAX] if v[R_MAX] >= 0 else v[R_MIN]
    wanted_low = max(0.0, q[HOURS_MIN])
    wanted_high = q[HOURS_MAX] if q[HOURS_MAX] > 0 else 60.0
    return 0.0 if high < wanted_low or low > wanted_high else 1.0


@numba.njit(cache=True)
def _gather(
    at: Any, post: Any, value: Any, names: Any, weights: Any, sums: Any, first: Any, last: Any
) -> None:
    """Add up over rows ``first`` to ``last`` what the names of a search are worth there."""
    for n in range(len(names)):
        start, end = at[names[n]], at[names[n] + 1]
        low = start + np.searchsorted(post[start:end], first)
        high = start + np.searchsorted(post[start:end], last)
        weight = weights[n]
        for k in range(low, high):
            sums[post[k]] += weight * value[k]


@numba.njit(cache=True)
def _note(at: Any, post: Any, names: Any, bits: Any, seen: Any, first: Any, last: Any) -> None:
    """Note over rows ``first`` to ``last`` which terms of skills stand there."""
    for n in range(len(names)):
        start, end = at[names[n]], at[names[n] + 1]
        low = start + np.searchsorted(post[start:end], first)
        high = start + np.searchsorted(post[start:end], last)
        for k in range(low, high):
            seen[post[k]] |= bits[n]


@numba.njit(cache=True)
def _gather_all(c: Any, s: Any, first: Any, last: Any) -> None:
    _gather(c.post_at, c.post, c.weight, s.terms, s.weights, s.sums, first, last)
    _gather(c.gram_at, c.gram, c.share, s.grams, s.ones, s.titles, first, last)
    _note(c.post_at, c.post, s.skill_terms, s.skill_bits, s.seen, first, last)


@numba.njit(cache=True)
def _work(
    linked: Any, link: Any, near: Any, title: Any, words: Any, seen: Any, masks: Any, g: Any,
    r: Any,
) -> Any:  # fmt: skip
    """Return the part of the score that is about the work, of row ``r`` that was gathered."""
    nearest = 0.0
    for k in range(linked.shape[1]):
        if linked[r, k] >= 0:
            nearest = max(nearest, link[r, k] * near[linked[r, k]])
    found = nearest * g[W_OCCUPATION] + title * g[W_TITLE]
    found += words / (words + g[HALF]) * g[W_WORDS]
    if len(masks):
        skills = 0
        for k in range(len(masks)):
            skills += (seen & masks[k]) == masks[k]
        found += skills / len(masks) * g[W_SKILLS]
    return found


@numba.njit(cache=True)
def _score(v: Any, b: Any, q: Any, h: Any, g: Any, w: Any, i: Any, km: Any, about: Any) -> Any:
    """Return the whole score of a row of which ``about`` is the part about the work."""
    open_ = min(1.0, _open(v, b, q, h, w, i, km) / g[OPEN_MOST])
    beside = _fit_of_hours(v, q) * g[W_HOURS] + _near(v, q, km) * g[W_DISTANCE]
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
def best(c: Any, s: Any, q: Any, g: Any, scores: Any, rows: Any, counts: Any) -> None:
    """Look at every row that can be within reach: the best go into ``rows``, in order.

    ``counts``: how many nothing forbids, how many of those are near, how many are in ``rows``.
    """
    orders = np.zeros(len(scores))
    if not q[HAS_PLACE] or q[REACH] < 0:
        _best_in(c, s, q, g, 0, len(c.num), False, scores, rows, orders, counts)
        return
    far = q[REACH] + q[UNSURE] + g[MARGIN]
    up = far / 111.0 + 0.001
    low, high = math.floor((q[LAT] - up) / g[BAND]), math.floor((q[LAT] + up) / g[BAND])
    aside = far / (111.0 * max(0.1, math.cos(math.radians(abs(q[LAT]) + up)))) + 0.001
    for n in range(len(c.bands)):
        band, first, last = c.bands[n]
        if band != _NOWHERE:
            if not low <= band <= high:
                continue
            part = c.num[first:last, R_LON]
            last = first + np.searchsorted(part, q[LON] + aside, side="right")
            first = first + np.searchsorted(part, q[LON] - aside, side="left")
        _best_in(c, s, q, g, first, last, band != _NOWHERE, scores, rows, orders, counts)


@numba.njit(cache=True)
def _circle(q: Any, g: Any) -> Any:
    """Return where a search is on a globe of size one, and the square of how far it reaches."""
    far = (q[REACH] + q[UNSURE] + g[MARGIN]) * _ROOM / _EARTH_KM + 1e-5
    up, aside = math.radians(q[LAT]), math.radians(q[LON])
    x, y = math.cos(up) * math.cos(aside), math.cos(up) * math.sin(aside)
    return x, y, math.sin(up), far * far


@numba.njit(cache=True)
def _best_in(
    c: Any, s: Any, q: Any, g: Any, first: Any, last: Any, bounded: Any, scores: Any, rows: Any,
    orders: Any, counts: Any,
) -> None:  # fmt: skip
    """Look at rows ``first`` to ``last``; ``bounded``: what is too far is passed over quickly."""
    if first >= last:
        return
    num, bits, globe = c.num, c.bits, c.globe
    linked, link, near, masks = c.occupation, c.link, s.occupations, s.skill_masks
    sums, titles, seen = s.sums, s.titles, s.seen
    done, excluded, h, w, i = s.done, s.excluded, s.bits, c.sizes[0], c.sizes[1]
    _gather_all(c, s, first, last)
    x, y, z, far = _circle(q, g)
    hours = q[HOURS_MAX] if q[HOURS_MAX] >= 0 else np.inf
    day = q[HOURS_DAY] if q[HOURS_DAY] >= 0 else np.inf
    facts, kept = bits.shape[1] - 1, counts[2]
    for r in range(first, last):
        if bounded:
            dx, dy, dz = globe[r, 0] - x, globe[r, 1] - y, globe[r, 2] - z
            if dx * dx + dy * dy + dz * dz > far:
                continue
        hit = bits[r, facts] & h[-1]
        for n in range(w):
            hit |= bits[r, n] & h[n]
        if hit or num[r, R_MIN] > hours or num[r, R_DAY] > day or num[r, R_CLOSES] < g[TODAY]:
            continue
        if done[r] or excluded[np.int64(num[r, R_EMPLOYER])]:
            continue
        v, b = num[r], bits[r]
        km = _way(v, q)
        if km >= 0 and q[REACH] >= 0 and km - (v[R_UNSURE] + q[UNSURE]) > q[REACH]:
            continue
        counts[0] += 1
        about = _work(linked, link, near, titles[r], sums[r], seen[r], masks, g, r)
        if about <= 0 or about < q[LEAST]:
            continue
        counts[1] += 1
        value = _score(v, b, q, h, g, w, i, km, about)
        kept = _keep(value, r, v[R_ORDER], scores, rows, orders, kept)
    counts[2] = kept
    sums[first:last], titles[first:last], seen[first:last] = 0, 0, 0


@numba.njit(cache=True)
def near_misses(
    c: Any, s: Any, q: Any, g: Any, slack: Any, codes: Any, abouts: Any, ways: Any
) -> None:
    """Say of every row what breaks it; of those that one thing breaks also what they are about.

    What is only too far, further than ``slack`` kilometres, is not looked at.
    """
    num, bits = c.num, c.bits
    linked, link, near, masks = c.occupation, c.link, s.occupations, s.skill_masks
    sums, titles, seen = s.sums, s.titles, s.seen
    done, excluded, h, w = s.done, s.excluded, s.bits, c.sizes[0]
    size = len(num)
    _gather_all(c, s, 0, size)
    for r in range(size):
        v, b = num[r], bits[r]
        km = _way(v, q)
        out = DONE * done[r] | EMPLOYER * excluded[np.int64(v[R_EMPLOYER])]
        code = _broken(v, b, q, h, g, w, km, out)
        codes[r], ways[r] = code, km
        alone = code != 0 and code & (code - 1) == 0 and not code & (CLOSED | DONE)
        if alone and not (code == DISTANCE and km > q[REACH] + slack):
            abouts[r] = _work(linked, link, near, titles[r], sums[r], seen[r], masks, g, r)
    sums[:] = 0
    titles[:] = 0
    seen[:] = 0
