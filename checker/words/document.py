"""Tell the locale of a whole document, past its markup."""

import re

from msgspec import Struct

from ..late import late
from ..locales import language_of, parse_tag
from .kinship import akin
from .tell import dominant_script, tell

_MOST = 20_000  # code points looked at
_LONG = 1_000  # code points of words, from which the second half of them may say what the first does not
_FRONT_MATTER = re.compile(r"\A\ufeff?\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DECLARED_YAML = late(r"^(?:lang|language|locale)[ \t]*:[ \t]*[\"']?([A-Za-z][\w-]*)", re.MULTILINE)
_DECLARED_HTML = late(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z][\w-]*)", re.IGNORECASE)
_UNSEEN_HTML = late(
    r"<!--.*?-->|<(style|head|template|script(?![^<>]{0,200}\btype\s*=\s*[\"']?text/(?:html|template|x-)))\b.*?</\1\s*>|<[^<>]{0,2000}>|&#?\w{1,30};",
    re.DOTALL | re.IGNORECASE,
)
_UNSEEN_MARKDOWN = late(
    r"^(```|~~~).*?^\1|`[^`\n]*`|\]\([^()\n]*\)|^\[[^\]\n]*\]:.*$|<[^<>\n]{0,2000}>|\{[:%][^{}\n]*\}",
    re.DOTALL | re.MULTILINE,
)
_PICTURE = late("[\u2600-\u27bf\U0001f1e6-\U0001faff]")
_LINK = late(r"!?\[[^\[\]\n]*\]\([^()\n]*\)")
# A field of front matter with words for a value: all that stands there but names, numbers and addresses.
_PROSE_YAML = late(r"^[ \t-]*[\w-]+:[ \t]+[\"']?([^\s\"'][^\s]*[ \t]+[^\n]*)$", re.MULTILINE)


class Heard(Struct, frozen=True):
    """What a document says about its language.

    ``locale`` is what its words say, narrowed by what it declares (``declared``, empty where it does not);
    ``und`` where neither says anything. Then ``script`` is the one that most of its ``letters`` are of: those
    of the words that tell most. ``size`` is its length in code points.
    """

    locale: str
    declared: str
    letters: int
    script: str
    size: int

    def declares(self, tag: str) -> bool:
        """Whether the document says of itself that it is in the language of a tag."""
        return bool(self.declared) and language_of(self.declared) == language_of(tag)


def hear(text: str, ending: str) -> Heard:
    """What a document says about its language; ``ending`` is the format's (``.md``, ``.html``, ``.txt``).

    A declaration counts where the words do not speak against it.
    """
    size, text = len(text), text[:_MOST]
    declared, words = _declared(text, ending), _words(text, ending)
    if _is_in_pictures(words):
        return Heard(declared or "und", declared or "", 0, "", size)
    told = tell(words)
    if told.language == "und" and (fields := _prose_of_fields(text)):
        words = f"{words}\n{fields}"
        told = tell(words)
    if told.language == "und" and (rest := _words_beside_links(text, ending)):
        words, told = rest, tell(rest)
    if told.language == "und" and len(words) > _LONG:
        # a page may begin with its contents: headings of few words, full of names
        told = tell(words[len(words) // 2 :])
    locale = told.locale if told.sure or told.letters >= 40 else "und"
    if declared and (not told.sure or akin(told.language, declared)):
        locale = declared
    script = dominant_script(words)[0] if locale == "und" else ""
    return Heard(locale, declared or "", told.letters, script, size)


def _is_in_pictures(words: str) -> bool:
    """Whether a text has about as many pictures as words: what it says in letters are names."""
    if _PICTURE.search(words) is None:
        return False
    return len(_PICTURE.findall(words)) * 2 > len(words.split())


def _declared(text: str, ending: str) -> str | None:
    if ending == ".html":
        found = _DECLARED_HTML.search(text)
    else:
        front = _FRONT_MATTER.match(text)
        found = _DECLARED_YAML.search(front.group(1)) if front else None
    return parse_tag(found.group(1)) if found else None


def _prose_of_fields(text: str) -> str:
    """The values of front matter that are several words: a home page may have all its words there."""
    front = _FRONT_MATTER.match(text)
    return _UNSEEN_MARKDOWN.sub(" ", "\n".join(_PROSE_YAML.findall(front.group(1)))) if front else ""


def _words_beside_links(text: str, ending: str) -> str:
    """The words that lead nowhere; empty where no links are known.

    A page may begin with its pictures and a link to each of its translations, by the names of their languages.
    """
    if ending != ".md" or "](" not in text:
        return ""
    return _words(_LINK.sub(" ", _LINK.sub(" ", text)), ending)  # a picture may stand in a link


def _words(text: str, ending: str) -> str:
    if ending == ".html":
        return _UNSEEN_HTML.sub(" ", text)
    if ending == ".md":
        return _UNSEEN_MARKDOWN.sub(" ", _FRONT_MATTER.sub("", text))
    return text
