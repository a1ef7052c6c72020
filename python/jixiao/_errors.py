"""Why a document could not be read."""

from __future__ import annotations

__all__ = ["Damaged", "Encrypted", "JixiaoError", "LimitExceeded", "NotADocument"]


class JixiaoError(Exception):
    """A document could not be read. `jixiao.explain(error.id)` says more."""

    id: str
    """The stable id: `file.damaged`."""
    message: str
    """What is wrong, and what to do."""
    path: str | None
    """The file, where it is known."""
    part: str | None
    """The part of the file: a package part, a stream, a story."""
    place: str | None
    """The place in that part: `byte 1024`."""
    advice: str
    """What to do about it, in Chinese."""

    def __init__(
        self,
        id: str,
        message: str,
        path: str | None = None,
        part: str | None = None,
        place: str | None = None,
        advice: str = "",
    ) -> None:
        super().__init__(id, message, path, part, place, advice)
        self.id = id
        self.message = message
        self.path = path
        self.part = part
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class NotADocument(JixiaoError):
    """The content is of no kind that jixiao reads."""


class Encrypted(JixiaoError):
    """The file is protected by a password."""


class LimitExceeded(JixiaoError):
    """The file would cost more than a file may."""


class Damaged(JixiaoError):
    """The file is broken beyond reading."""
