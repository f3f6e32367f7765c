"""Tell the locale of a whole document, past its markup."""

import re

from ..late import late
from ..locales import parse_tag
from .kinship import akin
from .tell import tell

_MOST = 20_000  # code points looked at
_FRONT_MATTER = re.compile(r"\A\ufeff?\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DECLARED_YAML = late(r"^(?:lang|language|locale)[ \t]*:[ \t]*[\"']?([A-Za-z][\w-]*)", re.MULTILINE)
_DECLARED_HTML = late(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z][\w-]*)", re.IGNORECASE)
_UNSEEN_HTML = late(
    r"<!--.*?-->|<(script|style|head|template)\b.*?</\1\s*>|<[^<>]{0,2000}>|&#?\w{1,30};",
    re.DOTALL | re.IGNORECASE,
)
_UNSEEN_MARKDOWN = late(
    r"^(```|~~~).*?^\1|`[^`\n]*`|\]\([^()\n]*\)|^\[[^\]\n]*\]:.*$|<[^<>\n]{0,2000}>|\{[:%][^{}\n]*\}",
    re.DOTALL | re.MULTILINE,
)


def tell_document(text: str, ending: str) -> str:
    """The locale of a document: what its words say, narrowed by what it declares about itself.

    ``ending`` is the format's (``.md``, ``.html``, ``.txt``). A declaration counts where the words do not
    speak against it; ``und`` where neither says anything.
    """
    text = text[:_MOST]
    declared, words = _declared(text, ending), _words(text, ending)
    told = tell(words)
    if declared is None:
        return told.locale if told.sure or told.letters >= 40 else "und"
    if not told.sure or akin(told.language, declared):
        return declared
    return told.locale


def _declared(text: str, ending: str) -> str | None:
    if ending == ".html":
        found = _DECLARED_HTML.search(text)
    else:
        front = _FRONT_MATTER.match(text)
        found = _DECLARED_YAML.search(front.group(1)) if front else None
    return parse_tag(found.group(1)) if found else None


def _words(text: str, ending: str) -> str:
    if ending == ".html":
        return _UNSEEN_HTML.sub(" ", text)
    if ending == ".md":
        return _UNSEEN_MARKDOWN.sub(" ", _FRONT_MATTER.sub("", text))
    return text
