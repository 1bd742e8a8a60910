"""Finds a page's longer blocks again in the text that was extracted from it."""

_WORDS = 5
_MOST_PLACES = 8  # of blocks that open alike
_WINDOW = 50_000  # letters in which the others are sought: thousands of them may not each search a whole page


def find_anchors(words: list[str], body: str) -> dict[int, tuple[int, int]]:
    """Give the blocks that stand in the body, each with its place there, in the order of both.

    Extraction may move a date line or a byline to the end; so the chain of blocks that carries most
    text in order counts, not the first match. Blocks and body are words between single spaces.
    """
    places = _places(body)
    candidates: list[tuple[int, int, int]] = []
    last = 0
    for index, text in enumerate(words):
        opening = tuple(text.split(" ", _WORDS + 1)[1 : _WORDS + 1])
        if text.count(" ") - 1 < _WORDS:
            continue
        found = [place for place in places.get(opening, ()) if body.startswith(text, place)]
        if not found and len(places.get(opening, ())) == _MOST_PLACES:
            start = body.find(text, last, last + _WINDOW)
            found = [start] if start >= 0 else []
        if found:
            last = next((place for place in found if place >= last), found[0])
            candidates.append((index, last, last + len(text) - 1))
    return _heaviest_chain(candidates)


def _places(body: str) -> dict[tuple[str, ...], list[int]]:
    """Name the places of every run of five words."""
    parts = body.split(" ")
    places: dict[tuple[str, ...], list[int]] = {}
    position = len(parts[0])
    for number in range(1, len(parts) - _WORDS):
        known = places.setdefault(tuple(parts[number : number + _WORDS]), [])
        if len(known) < _MOST_PLACES:
            known.append(position)
        position += len(parts[number]) + 1
    return places


def _heaviest_chain(candidates: list[tuple[int, int, int]]) -> dict[int, tuple[int, int]]:
    """Choose the blocks of most text whose places follow one another, by a tree of best ends (Fenwick)."""
    ranks = {place: rank for rank, place in enumerate(sorted({start for _, start, _ in candidates}), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before: list[int] = []
    for number, (_, start, end) in enumerate(candidates):
        rank, best = ranks[start] - 1, (0, -1)
        while rank > 0:
            best = max(best, tree[rank])
            rank -= rank & -rank
        before.append(best[1])
        weight, rank = (best[0] + end - start, number), ranks[start]
        while rank < len(tree):
            tree[rank] = max(tree[rank], weight)
            rank += rank & -rank
    number = max(tree)[1]
    chain: dict[int, tuple[int, int]] = {}
    while number >= 0:
        index, start, end = candidates[number]
        chain[index] = (start, end)
        number = before[number]
    return dict(sorted(chain.items()))
