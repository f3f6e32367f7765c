"""What evidence is worth and what steps cost, in nats: evidence of 1.0 makes a pair e times as likely.

Evidence and costs add up, so that all of them have one unit: evidence of 5.0 makes up for a cost of -5.0. The values
were set by hand on 33 families of published documents, each in up to four languages, by how many of 7,000 planted
edits were found at the right block. ``python -m tests.bench.align_edits`` plants such edits in any folder: change a
value only with its table before and after.

Length carries most: without it 73 % are found instead of 93 %; without links and images 86 %; without words, without
numbers or without code 89 % each.
"""

from .features import CODE, IMAGE, LINK, NAME, NUMBER, SHAPE

# --- kinds ---

SAME_KIND = 0.7
OTHER_LEVEL = -2.5  # headings of different levels
UNLIKE = -9.0  # two kinds that hardly ever stand for each other
# Kinds that parsers or writers take for each other: a list swallows a paragraph, a heading loses its mark.
NEAR_KINDS = {
    frozenset(pair): score
    for score, pairs in {
        -1.0: ["prompt paragraph", "prompt item", "answer item", "answer paragraph", "prompt heading"],
        -2.0: ["title heading"],
        -3.0: ["paragraph item", "paragraph quote", "item quote"],
        -3.5: ["paragraph html", "item html", "quote html", "image paragraph", "image html", "image item"],
        -4.0: ["heading paragraph", "title paragraph", "heading html", "code html"],
        -5.0: ["code paragraph", "row html", "code item"],
    }.items()
    for pair in map(str.split, pairs)
}
IMPOSSIBLE = -1e6

# --- fingerprints: factors of their rarity, which is in nats ---

SHARED = {LINK: 0.8, IMAGE: 0.9, CODE: 1.0, NUMBER: 1.0, SHAPE: 0.5, NAME: 1.0}
"""What a fingerprint of each class adds where both sides have it."""

UNSHARED = {LINK: 1.2, IMAGE: 1.2, CODE: 0.5, NUMBER: 0.9, SHAPE: 0.5, NAME: 0.2}
"""What a fingerprint of each class costs where one side alone has it."""

AWAY = 2.0
"""What it costs besides that a name stands elsewhere than in the only column that has it."""

# --- words and sections ---

ROOT_WEIGHT = 0.6  # a factor of the rarity of a shared word root
ROOT_LIMIT = 5.0  # the most that all shared roots of a pair add
SECTION_LIMIT = 2.5  # the most that the section below a heading adds or takes

# --- steps of the path ---

OPEN, EXTEND = -5.0, -2.5  # the first block of a gap, and each further one
OPEN_UNSURE, EXTEND_UNSURE = -3.5, -2.0  # the same of columns that others lack too:
NEARLY_ALL = 0.9  # no more than this share of the versions has them
REPEATED = (-2.0, -1.0)  # the same of entries whose words stand elsewhere too: often they are repetitions
SPLIT = -5.6  # one block for several, or several for one
SWAP = -5.0  # neighbours change places; with less, rows of one table are taken for swapped
SWAP_ALIKE = -3.5  # both are paragraphs, items or headings
SWAP_FIXED = -8.5  # a heading and a picture hold their places: mostly the words beside them are others

# --- versions ---

EVENT, EVENT_BLOCK = 5.0, 1.0
"""What a place where a version departs takes from its being a translation of the others' text, and each block there.

Of 950 versions of published documents 29 were outweighed by it, 22 of them plainly an older, a newer or another text.
"""

# --- shares and lengths ---

COMMON = 0.5
"""A column, or a fingerprint in it, counts as the others' where at least this share of them has it."""


def length_spread(size: float) -> float:
    """The variance of the logarithm of a translated block's length, for a block of ``size`` letters.

    It is what is left when the ratio of the two languages is taken out. Long blocks vary by 4 % (the root of 0.0018),
    short ones by more: 100 letters by 8 %, 10 letters by 16 %. The scatter of a version is a factor of this variance.
    """
    return 0.0018 + 0.5 / (size + 10)


def trust(size: float) -> float:
    """How much a block of ``size`` letters counts when ratios of lengths are estimated, from 0 to 1."""
    return size / (size + 20)
