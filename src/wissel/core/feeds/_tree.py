"""Walks the tree of one item along a path of names."""

from collections.abc import Iterator

from wissel.core.feeds._types import Tree

#: What one vacancy may say at one place; more is left.
_MOST = 200


def leaves(tree: Tree, path: tuple[str, ...], *, first: bool) -> list[str]:
    """Return what stands at the end of a path, as texts. ``first``: of a list only the first part.

    A list on the way stands for each of its parts. An object at the end stands for the words it
    bears: the text of an element, or the value of JSON-LD.
    """
    if path and isinstance(tree, dict) and path[0] not in tree:
        return []
    found: list[str] = []
    for text in _walk(tree, path, first):
        found.append(text)
        if first or len(found) == _MOST:
            break
    return found


def _walk(tree: Tree, path: tuple[str, ...], first: bool) -> Iterator[str]:
    if isinstance(tree, list):
        for part in tree[:1] if first else tree:
            yield from _walk(part, path, first)
    elif isinstance(tree, dict):
        if path:
            if path[0] in tree:
                yield from _walk(tree[path[0]], path[1:], first)
        else:
            for key in ("#", "@value"):
                if isinstance(tree.get(key), str):
                    yield tree[key]
    elif not path and (text := _as_text(tree)):
        yield text


def _as_text(value: Tree) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if value == value and value == value // 1 else str(value)
    return ""
