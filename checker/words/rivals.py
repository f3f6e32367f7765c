"""Let langdetect decide between a few languages that come close."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

_SEED = 0  # without one its answer changes from run to run


def decide(text: str, languages: Sequence[str]) -> str:
    """The likeliest of the languages; ``languages`` are in order of likelihood, as far as it is known."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory(tuple(sorted(languages))).create()
    detector.append(text)
    try:
        found = detector.detect()
    except LangDetectException:
        return languages[0]
    return _OURS.get(found, found) if found != detector.UNKNOWN_LANG else languages[0]


_OURS = {"tl": "fil"}
_THEIRS = {ours: theirs for theirs, ours in _OURS.items()}


@cache
def _factory(languages: tuple[str, ...]) -> Any:
    import json

    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
    from langdetect.utils.lang_profile import LangProfile

    factory = DetectorFactory()
    for index, language in enumerate(languages):
        path = Path(PROFILES_DIRECTORY) / _THEIRS.get(language, language)
        profile = LangProfile(**json.loads(path.read_text(encoding="utf-8")))
        factory.add_profile(profile, index, len(languages))
    factory.set_seed(_SEED)
    return factory
