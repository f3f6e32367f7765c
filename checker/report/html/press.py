"""Set a page: template, style and script become one file whose policy lets nothing else run."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

# Jinja escapes whatever is not markup and keeps the page a file that reads as the page.
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from .model import Page
from .words import plain

_FOLDER = Path(__file__).parent


def press(page: Page) -> str:
    """The page as text, equal for equal content."""
    style, script = (_file(name) for name in ("page.css", "page.js"))
    return _template().render(
        page=page,
        style=Markup(style),  # noqa: S704 - a file of this package
        script=Markup(script),  # noqa: S704 - a file of this package
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")


def _inert(value: object) -> object:
    """Whatever the template puts out: markup is made so already, all other text shows what cannot be seen."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _file(name: str) -> str:
    return "\n" + (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a policy calls an inline style or script by: the hash of all that stands between its tags."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
