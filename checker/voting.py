"""How many versions must agree before another one is called wrong, and why so many.

Without a source text the versions are the witnesses of what the notice says, and of witnesses two things are asked:
whether there are enough of them, and whether enough of them say the same. Every check asks both with the words of this
module; where one of them needs more or less than another, the reason stands here. What is counted are versions: the
habits of a single one, such as the share of its paragraphs that end in a mark, are the matter of whoever asks.
"""

from typing import Literal

from msgspec import Struct

VOTERS = 4
"""Versions that make a vote: of 43 numbers that the vote of four or more called wrong all were, of three 8 of 9."""

OTHERS = VOTERS - 1
"""Versions that agree against the one in question, where only they are counted."""

HOLDERS = 4
"""Others that have what a version may rightly do without: a name for which it says “it”, a date in other words."""

COUNTERS = 5
"""Versions that say how often something stands in a row: a way of writing changes that sooner than whether it does."""

TRIO = 3
"""Versions of which two outvote the third: enough to set them beside each other, and for a word of less weight."""

WITNESSES = 2
"""Others, where what departs looks wrong by itself (English words, a row without its last cell) and these do not."""


class Vote(Struct, frozen=True):
    """How many versions agree with what is expected, of how many that have a say.

    The version in question has a say too. Where ``of`` counts the others alone, somewhat less is asked of them: of
    five versions four must agree to be three quarters, of the four others three.
    """

    agree: int
    of: int

    @property
    def is_half(self) -> bool:
        """Whether half or more agree: then what they have is usual, which is a reason to look, not to judge."""
        return 2 * self.agree >= self.of

    @property
    def is_shared(self) -> bool:
        """Whether half or more agree, and two at least: what only one has is its own."""
        return self.agree > 1 and self.is_half

    @property
    def is_majority(self) -> bool:
        """Whether more than half agree."""
        return 2 * self.agree > self.of

    @property
    def outvotes(self) -> bool:
        """Whether more than half agree, and two at least: one voice outvotes nobody.

        If so many of the others differ from the reference, one departure of the reference says it better.
        """
        return self.agree > 1 and self.is_majority

    @property
    def is_large_minority(self) -> bool:
        """Whether two fifths agree, and four at least: as many departures that have one cause are said once."""
        return self.agree >= VOTERS and 5 * self.agree >= 2 * self.of

    @property
    def is_three_fifths(self) -> bool:
        """Whether three fifths agree: for what is known by its form, and seldom seen where it is not.

        Such are a closing question with its answers (9 in 30,000 documents without one), which not every form of
        writing shows, and names that stand side by side, which a language may part.
        """
        return 5 * self.agree >= 3 * self.of

    @property
    def is_two_thirds(self) -> bool:
        """Whether two thirds agree: for what is said in words, of which a translator has several to choose from."""
        return 3 * self.agree >= 2 * self.of

    @property
    def is_clear(self) -> bool:
        """Whether three quarters agree: a minority of this size departs, a larger one is a second camp.

        Of 332 blocks that some versions of 183 families lacked, 315 stood in less than a fifth or in more than four
        fifths of the versions: so the bound lies where there is hardly anything to part.
        """
        return 4 * self.agree >= 3 * self.of

    @property
    def is_firm(self) -> bool:
        """Whether three quarters of four versions or more agree: the others are called wrong without a doubt."""
        return self.of >= VOTERS and self.is_clear

    @property
    def is_four_fifths(self) -> bool:
        """Whether four fifths agree: for images, which a version may rightly lack, as of a screen it does not have.

        All of 13 that so many versions had were lacking by mistake.
        """
        return 5 * self.agree >= 4 * self.of

    @property
    def is_nine_tenths(self) -> bool:
        """Whether nearly all agree, however many they are: what one in ten does otherwise may still be on purpose."""
        return 10 * self.agree >= 9 * self.of

    @property
    def is_all_but_one(self) -> bool:
        """Whether all but one agree, of four versions or more: for what differs more easily than it is lacking.

        Such are times of day, signs of currencies, and values that look like a slip of the others' value.
        """
        return self.of >= VOTERS and self.agree == self.of - 1

    @property
    def decides(self) -> bool:
        """Whether what so many have is expected of the rest: three quarters have it, or two of three."""
        return self.is_clear or (self.agree, self.of) == (2, TRIO)


def side_of(holders: int, voters: int) -> Literal["missing", "extra", "editions"]:
    """Who departs: those without something (missing), those with it (extra), or nobody of two camps (editions).

    ``holders`` of ``voters`` versions have it. Of two versions neither outvotes the other: what one has counts as
    missing in the other, since a translation loses more easily than it adds.
    """
    if Vote(holders, voters).decides or holders == 1 == voters - 1:
        return "missing"
    return "extra" if Vote(voters - holders, voters).decides else "editions"


def most_against(holders: int, *, held: bool) -> int:
    """How many versions may lack what some have so that they are the ones who depart.

    ``held`` tells that the reference has it: then they depart unless they outvote the others that have it.
    """
    return max(holders - 1 if held else holders // 3, 1)
