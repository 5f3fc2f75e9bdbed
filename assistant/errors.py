"""Errors that a user may meet: each has a stable code and a Thai sentence."""

from __future__ import annotations


class AssistantError(Exception):
    """Base of all errors of the assistant.

    code (str): stable, for programs, e.g. ``file.empty``.
    detail (str): one Thai sentence for people.
    source (str): the file or input that it is about, "" when unknown.
    place (str): where in it ("หน้า 2, 5", "บรรทัด 14"), "" when unknown.
    """

    code = "error"

    def __init__(self, detail: str, *, code: str | None = None, source: str = "", place: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code
        self.source = source
        self.place = place

    def __str__(self) -> str:
        where = " ".join(part for part in (self.source, self.place) if part)
        return f"{where}: {self.detail}" if where else self.detail

    def __reduce__(self):  # keeps code and place when it crosses a process border
        return _rebuild, (type(self), self.detail, self.code, self.source, self.place)


def _rebuild(kind, detail, code, source, place):
    return kind(detail, code=code, source=source, place=place)


class UnreadableFile(AssistantError):
    """The file cannot be read as what it claims to be."""

    code = "file.unreadable"


class TooLarge(AssistantError):
    """The file, or what it unpacks to, is over the limit."""

    code = "file.too-large"


class BadForm(AssistantError):
    """A structured form (JSON) does not follow its schema."""

    code = "form.invalid"


class BadRubric(AssistantError):
    """A rubric file is not valid; ``place`` names the line."""

    code = "rubric.invalid"


class BadModel(AssistantError):
    """A model file does not match its manifest."""

    code = "model.untrusted"


class BadCorpus(AssistantError):
    """A corpus file does not follow the annotation guide; ``place`` names the line."""

    code = "corpus.invalid"


class CheckTimeout(AssistantError):
    """A check took longer than the time set for it."""

    code = "check.timeout"
