"""The loops over columns, compiled. They say what the plain version says, and are held equal to it.

Nothing here decides anything of its own: each condition is one of :mod:`_hard`, :mod:`_pairs` or
:mod:`_score`, in numbers. ``c`` are the columns, ``q`` the numbers of a search, ``g`` those of the
rules, ``s`` the tables of a search.
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

# Numbers of a search, by their place in its row.
(
    LAT, LON, HAS_PLACE, UNSURE, REACH, BOUNDED, MINUTES, DETOUR, WAIT, NEAR, FAR, FAR_FROM,
    HOURS_MAX, HOURS_MIN, HOURS_DAY, TIMES, LEVEL, KNOWS_LICENCES, FREE, COMPLETE, LEAST,
) = range(21)  # fmt: skip
SIZE = 21
# Numbers that hold for all searches.
(
    W_OCCUPATION, W_WORDS, W_TITLE, W_SKILLS, W_HOURS, W_DISTANCE, W_OPEN, HALF, OPEN_MOST,
    TODAY, BAND, MARGIN,
) = range(12)  # fmt: skip
RULES = 12


@numba.njit(cache=True)
def postings(at: Any, term: Any, count: Any, length: Any, order: Any, rarity: Any, b: Any) -> Any:
    """Turn rows of words into words with their rows: BM25, as in ``_score.term_weights``."""
    starts = np.zeros(len(rarity) + 1, np.int64)
    for one in term:
        starts[one + 1] += 1
    for n in range(len(rarity)):
        starts[n + 1] += starts[n]
    to = starts[:-1].copy()
    rows, weights = np.empty(len(term), np.int32), np.empty(len(term), np.float32)
    for row in range(len(order)):
        said = order[row]
        share = length[said] / b[0] if b[0] > 0 else 0.0
        long = b[1] * (1 - b[2] + b[2] * share)
        for k in range(at[said], at[said + 1]):
            n = term[k]
            rows[to[n]] = row
            weights[to[n]] = rarity[n] * count[k] * (b[1] + 1) / (count[k] + long)
            to[n] += 1
    return starts, rows, weights


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
def way(c: Any, r: Any, q: Any) -> Any:
    """Return how far a row is, negative where either place is unknown or there is no travel."""
    if c.band[r] == _NOWHERE or not q[HAS_PLACE]:
        return -1.0
    return _km(q[LAT], q[LON], c.latitude[r], c.longitude[r])


@numba.njit(cache=True)
def _hours_code(c: Any, r: Any, q: Any) -> Any:
    code, asked = np.int64(0), c.day[r]
    if c.hours_min[r] >= 0 and q[HOURS_MAX] >= 0 and c.hours_min[r] > q[HOURS_MAX]:
        code |= HOURS
        asked = c.hours_per_day[r]
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
def broken(c: Any, r: Any, q: Any, g: Any, s: Any, km: Any) -> Any:
    """Return the code of what forbids row ``r``; ``km`` is negative where there is no travel."""
    code = _hours_code(c, r, q) | _facts_code(c.facts[r] & s.forbids[0])
    for w in range(c.conflict.shape[1]):
        if c.conflict[r, w] & s.held[w]:
            code |= ITEMS
    if c.closes[r] < g[TODAY]:
        code |= CLOSED
    if s.done[r]:
        code |= DONE
    if s.excluded[c.employer[r]]:
        code |= EMPLOYER
    if km >= 0 and q[REACH] >= 0 and km - (c.unsure[r] + q[UNSURE]) > q[REACH]:
        code |= DISTANCE
    return code


@numba.njit(cache=True)
def _open(c: Any, r: Any, q: Any, s: Any, km: Any) -> Any:
    """Return how many questions a row leaves open."""
    count = np.int64(q[FREE])
    for w in range(c.ask.shape[1]):
        count += _ones(c.ask[r, w] & s.held[w])
    for w in range(c.asked.shape[1]):
        if not q[COMPLETE]:
            count += _ones(c.asked[r, w] & ~s.limited[w])
        count += _ones(c.above[r, w] & ~s.limited[w])
    least, most = c.hours_min[r], c.hours_max[r]
    if least < 0 and most < 0:
        count += q[HOURS_MAX] >= 0
    elif q[HOURS_MIN] >= 0 and (most if most >= 0 else least) < q[HOURS_MIN]:
        count += 1
    count += c.shifts[r] < 0 and q[TIMES] >= 0
    count += q[LEVEL] >= 0 and c.education[r] - 1 == q[LEVEL]
    count += c.licences[r] > 0 and not q[KNOWS_LICENCES]
    if not c.remote[r]:
        count += _asks_where(c, r, q, km)
    return count


@numba.njit(cache=True)
def _asks_where(c: Any, r: Any, q: Any, km: Any) -> Any:
    if km < 0 or q[REACH] < 0:
        return q[BOUNDED] > 0
    if km + c.unsure[r] + q[UNSURE] > q[REACH]:
        return True
    return q[MINUTES] > 0 and q[DETOUR] > 0 and _minutes(km, q) > 0.8 * q[MINUTES]


@numba.njit(cache=True)
def _near(c: Any, r: Any, q: Any, km: Any) -> Any:
    if c.remote[r]:
        return 1.0
    if km < 0:
        return 0.5
    if q[MINUTES] > 0 and q[DETOUR] > 0:
        return max(0.0, 1 - _minutes(km, q) / q[MINUTES])
    return max(0.0, 1 - km / q[REACH]) if q[REACH] > 0 else 0.5


@numba.njit(cache=True)
def _fit_of_hours(c: Any, r: Any, q: Any) -> Any:
    least, most = c.hours_min[r], c.hours_max[r]
    if least < 0 and most < 0:
        return 0.5
    low = least if least >= 0 else most
    high = most if most >= 0 else least
    wanted_low = max(0.0, q[HOURS_MIN])
    wanted_high = q[HOURS_MAX] if q[HOURS_MAX] > 0 else 60.0
    return 0.0 if high < wanted_low or low > wanted_high else 1.0


@numba.njit(cache=True)
def gather(c: Any, s: Any, first: Any, last: Any) -> None:
    """Add up the words of a search over rows ``first`` to ``last``, and note its skills."""
    for n in range(len(s.terms)):
        start, end = c.post_at[s.terms[n]], c.post_at[s.terms[n] + 1]
        part = c.post[start:end]
        low = start + np.searchsorted(part, first)
        high = start + np.searchsorted(part, last)
        for k in range(low, high):
            s.sums[c.post[k]] += s.weights[n] * c.weight[k]
            s.seen[c.post[k]] |= s.skills[n]


@numba.njit(cache=True)
def work(c: Any, r: Any, g: Any, s: Any) -> Any:
    """Return the part of the score that is about the work, of a row that was gathered."""
    near = 0.0
    for k in range(c.occupation.shape[1]):
        number = c.occupation[r, k]
        if number >= 0:
            near = max(near, c.link[r, k] * s.occupations[number])
    title = 0.0
    for at in range(c.gram_at[r], c.gram_at[r + 1]):
        if s.grams[c.gram[at]]:
            title += c.share[at]
    found = near * g[W_OCCUPATION] + title * g[W_TITLE]
    words = s.sums[r]
    found += words / (words + g[HALF]) * g[W_WORDS]
    if len(s.skill_masks):
        skills = 0
        for k in range(len(s.skill_masks)):
            skills += (s.seen[r] & s.skill_masks[k]) == s.skill_masks[k]
        found += skills / len(s.skill_masks) * g[W_SKILLS]
    return found


@numba.njit(cache=True)
def score(c: Any, r: Any, q: Any, g: Any, s: Any, km: Any, about: Any) -> Any:
    """Return the whole score of a row of which ``about`` is the part about the work."""
    open_ = min(1.0, _open(c, r, q, s, km) / g[OPEN_MOST])
    beside = _fit_of_hours(c, r, q) * g[W_HOURS] + _near(c, r, q, km) * g[W_DISTANCE]
    return about + beside - open_ * g[W_OPEN]


@numba.njit(cache=True)
def _keep(value: Any, r: Any, c: Any, scores: Any, rows: Any, kept: Any) -> Any:
    """Put a row among the best, which stand in order; return how many there are."""
    most = len(scores)
    if kept == most:
        last = rows[most - 1]
        if value < scores[most - 1] or (value == scores[most - 1] and c.order[r] > c.order[last]):
            return kept
        kept -= 1
    at = kept
    while at > 0 and (
        scores[at - 1] < value or (scores[at - 1] == value and c.order[rows[at - 1]] > c.order[r])
    ):
        scores[at], rows[at] = scores[at - 1], rows[at - 1]
        at -= 1
    scores[at], rows[at] = value, r
    return kept + 1


@numba.njit(cache=True)
def _clashes(c: Any, r: Any, q: Any, s: Any) -> Any:
    """Whether a limit that is a bit or an hour forbids a row: what goes quickest goes first."""
    if c.facts[r] & s.forbids[0]:
        return True
    for w in range(c.conflict.shape[1]):
        if c.conflict[r, w] & s.held[w]:
            return True
    if q[HOURS_MAX] >= 0 and c.hours_min[r] > q[HOURS_MAX]:
        return True
    return q[HOURS_DAY] >= 0 and c.day[r] > q[HOURS_DAY]


@numba.njit(cache=True)
def best_in(
    c: Any, first: Any, last: Any, q: Any, g: Any, s: Any, scores: Any, rows: Any, counts: Any
) -> None:
    """Look at rows ``first`` to ``last``: the best go into ``rows``; ``counts``: allowed, near."""
    if first >= last:
        return
    gather(c, s, first, last)
    bounded = q[HAS_PLACE] > 0 and q[REACH] >= 0 and c.band[first] != _NOWHERE
    up, aside = math.radians(q[LAT]), math.radians(q[LON])
    x, y, z = math.cos(up) * math.cos(aside), math.cos(up) * math.sin(aside), math.sin(up)
    kept = counts[2]
    for r in range(first, last):
        if bounded:
            dx, dy, dz = c.x[r] - x, c.y[r] - y, c.z[r] - z
            far = (q[REACH] + q[UNSURE] + c.unsure[r]) * _ROOM / _EARTH_KM + 1e-5
            if dx * dx + dy * dy + dz * dz > far * far:
                continue
        if _clashes(c, r, q, s):
            continue
        km = way(c, r, q)
        if broken(c, r, q, g, s, km):
            continue
        counts[0] += 1
        about = work(c, r, g, s)
        if about <= 0 or about < q[LEAST]:
            continue
        counts[1] += 1
        kept = _keep(score(c, r, q, g, s, km, about), r, c, scores, rows, kept)
    counts[2] = kept
    s.sums[first:last] = 0
    s.seen[first:last] = 0


@numba.njit(cache=True)
def best(c: Any, bands: Any, q: Any, g: Any, s: Any, scores: Any, rows: Any, counts: Any) -> None:
    """Look at every row that can be within reach. ``bands``: number, first row, last row."""
    if not q[HAS_PLACE] or q[REACH] < 0:
        best_in(c, 0, len(c.order), q, g, s, scores, rows, counts)
        return
    far = q[REACH] + q[UNSURE] + g[MARGIN]
    up = far / 111.0 + 0.001
    low, high = math.floor((q[LAT] - up) / g[BAND]), math.floor((q[LAT] + up) / g[BAND])
    aside = far / (111.0 * max(0.1, math.cos(math.radians(abs(q[LAT]) + up)))) + 0.001
    for b in range(len(bands)):
        if bands[b, 0] == _NOWHERE:
            best_in(c, bands[b, 1], bands[b, 2], q, g, s, scores, rows, counts)
        elif low <= bands[b, 0] <= high:
            part = c.longitude[bands[b, 1] : bands[b, 2]]
            first = bands[b, 1] + np.searchsorted(part, q[LON] - aside, side="left")
            last = bands[b, 1] + np.searchsorted(part, q[LON] + aside, side="right")
            best_in(c, first, last, q, g, s, scores, rows, counts)


@numba.njit(cache=True)
def near_misses(
    c: Any, q: Any, g: Any, s: Any, slack: Any, codes: Any, abouts: Any, ways: Any
) -> None:
    """Say of every row what breaks it; of those that one thing breaks also what they are about.

    What is only too far, further than ``slack`` kilometres, is not looked at.
    """
    size = len(c.order)
    gather(c, s, 0, size)
    for r in range(size):
        km = way(c, r, q)
        code = broken(c, r, q, g, s, km)
        codes[r], ways[r] = code, km
        alone = code != 0 and code & (code - 1) == 0 and not code & (CLOSED | DONE)
        if alone and not (code == DISTANCE and km > q[REACH] + slack):
            abouts[r] = work(c, r, g, s)
    s.sums[:] = 0
    s.seen[:] = 0
