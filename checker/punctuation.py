"""Marks of punctuation by what they mean, in every script that has marks of its own.

Together the first three are the Unicode property ``Sentence_Terminal`` (PropList.txt of Unicode 14) as far as it lies
in the Basic Multilingual Plane: a pattern with signs beyond it is many times slower. The marks of Khmer, which the
property lacks, are added, and three marks that serve as commas are taken away.
"""

FULL_STOPS = (
    ".。｡．﹒"
    "։۔؝؞܀܁܂"  # Armenian; Urdu and Arabic; Syriac
    "।॥꣎꣏᰻᰼᱾᱿꫰꫱꯫"  # Devanagari and its neighbours; Saurashtra, Lepcha, Ol Chiki, Meetei
    "။។៕៚"  # Burmese, Khmer
    "።፨᙮᠃᠉᜵᜶"  # Ethiopic, Cree, Mongolian, Tagalog
    "᪨᪩᪪᪫᭚᭛᭟᭽᭾꧉꩝꩞꩟꤯"  # Tai Tham, Balinese, Javanese, Cham, Kayah Li
    "꓿꘎꛳꡶꡷࠷࠹࠽࠾⸼"  # Lisu, Vai, Bamum, Phags-pa, Samaritan; shorthand
)
QUESTION_MARKS = "?？⁇⁈⁉‽؟፧᥅꘏꛷⸮⹔﹖"
EXCLAMATION_MARKS = "!！‼߹᥄⹓﹗"
SENTENCE_ENDS = FULL_STOPS + QUESTION_MARKS + EXCLAMATION_MARKS
# Behind these the next sentence may follow without a space.
UNSPACED_ENDS = "。｡！？။។៕៚"
SPACED_ENDS = "".join(mark for mark in SENTENCE_ENDS if mark not in UNSPACED_ENDS)

ELLIPSIS = "…"
COLONS = ":：៖፥፦"
SEMICOLONS = ";；؛፤"
COMMAS = ",，、､،፣၊᭞꧈߸᠂᠈"

# Scripts that put no space between words, as the inside of a pattern's brackets: line breaking classes SA and ID of
# UAX 14, which are Thai and Lao; Burmese; Khmer; Tai Le to Khmer symbols; Tai Tham; kana and Han with their marks;
# Yi; Burmese and Tai Viet once more; Han for compatibility; full-width forms; further Han.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u3000-\u30ff\u3400-\u9fff"
    "\ua000-\ua4cf\ua9e0-\ua9ff\uaa60-\uaadf\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
)


def begins_small(text: str) -> bool:
    """Whether a text begins with a small letter, as no sentence does.

    Georgian letters are small ones (Unicode gives them capitals for whole words), and its sentences begin with them:
    they are their own title case.
    """
    first = text[:1]
    return first.islower() and first.title() != first
