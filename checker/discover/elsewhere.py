"""Find the sources of translations that stand in a tree of their own: ``docs/a``, ``i18n/it/pages/current/a``."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from .naming import MARK, Key, holds_locales, source_keys

_ENOUGH = 3  # files that two trees have in common, from which one may be far from the other

_Path = tuple[str, ...]


class Tree(Struct, frozen=True):
    """Translations: the folder that holds their locales, and what follows the locale but not their sources."""

    holder: _Path
    lead: _Path

    def is_near(self, root: _Path) -> bool:
        """Whether a folder stands beside the one that holds the translations, or is the one around it."""
        around = self.holder[:-1]
        return root[: len(around)] == around and len(root) <= len(around) + 1


class Match(Struct, frozen=True):
    """Sources that a key may have: folders whose names go on, as ``end``, like the translation's below a tree."""

    tree: Tree
    roots: tuple[_Path, ...]
    end: _Path


def sources_elsewhere(
    keys: Iterable[Key], plain: Collection[tuple[str, str]]
) -> dict[Key, tuple[tuple[str, str], ...]]:
    """For keys in a folder that holds translations, the name under which the source stands in another tree.

    ``plain`` are the names of all files. A tree is taken for that of the sources where most translations have
    one there, and no other tree as many; one that is not near must have several.
    """
    lacking = [key for key in keys if _is_held(key) and not any(name in plain for name in source_keys(key))]
    if not lacking:
        return {}
    folders: dict[tuple[str, str], list[_Path]] = defaultdict(list)
    for path, form in plain:
        *above, name = path.split("/")
        folders[name, form].append(tuple(above))
    matches = {key: _match(key, folders) for key in lacking}
    chosen = _chosen([match for match in matches.values() if match])
    return {
        key: (("/".join((*root, *match.end)), key.format),)
        for key, match in matches.items()
        if match and (root := chosen.get(match.tree)) in match.roots
    }


def _is_held(key: Key) -> bool:
    folder, sign = key.axis
    return sign == "/" and key.marks.count(MARK) == 1 and holds_locales(folder.rpartition("/")[2])


def _match(key: Key, folders: Mapping[tuple[str, str], Collection[_Path]]) -> Match | None:
    """The files outside the tree whose paths end like the key's, as long as any does."""
    holder = tuple(key.axis[0].split("/"))
    tail = tuple(key.marks.split("/"))[len(holder) + 1 :]
    found: dict[int, list[_Path]] = defaultdict(list)
    for folder in folders.get((tail[-1], key.format), ()) if tail else ():
        if folder[: len(holder)] != holder:
            found[_shared((*folder, tail[-1]), tail)].append(folder)
    if not found:
        return None
    size = max(found)
    roots = tuple(folder[: len(folder) + 1 - size] for folder in found[size])
    return Match(Tree(holder, tail[:-size]), roots, tail[-size:])


def _shared(one: _Path, other: _Path) -> int:
    """How many parts two paths have in common at their ends."""
    size = 0
    for mine, yours in zip(reversed(one), reversed(other), strict=False):
        if mine != yours:
            break
        size += 1
    return size


def _chosen(matches: Collection[Match]) -> dict[Tree, _Path]:
    """The tree of sources of each tree of translations."""
    votes: dict[Tree, Counter[_Path]] = defaultdict(Counter)
    for match in matches:
        votes[match.tree].update(match.roots)
    totals = Counter(match.tree for match in matches)
    chosen = {}
    for tree, roots in votes.items():
        likely = Counter({root: count for root, count in roots.items() if tree.is_near(root)})
        likely = likely or Counter({root: count for root, count in roots.items() if count >= _ENOUGH})
        (best, most), second = [*likely.most_common(2), ((), 0), ((), 0)][:2]
        if most > second[1] and 2 * most > totals[tree]:
            chosen[tree] = best
    return chosen
