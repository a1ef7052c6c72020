"""JSON text with exact numbers: every number with a point or exponent is a `Decimal`."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

__all__ = ["dumps", "loads"]


def loads(text: str) -> Any:
    """Reads JSON; numbers keep their digits."""
    return json.loads(text, parse_float=Decimal)


def dumps(value: Any) -> str:
    """Writes dataclasses, maps, lists and exact numbers as JSON. What is `None` or empty is left out of a dataclass."""
    parts: list[str] = []
    _write(value, parts)
    return "".join(parts)


def _write(value: Any, parts: list[str]) -> None:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        _write(_fields(value), parts)
    elif isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} is no number of JSON")
        parts.append(format(value, "f"))
    elif isinstance(value, Mapping):
        for index, (key, item) in enumerate(value.items()):
            parts.append("," if index else "{")
            parts.append(json.dumps(key, ensure_ascii=False) + ":")
            _write(item, parts)
        parts.append("}" if value else "{}")
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            parts.append("," if index else "[")
            _write(item, parts)
        parts.append("]" if value else "[]")
    else:
        parts.append(json.dumps(value, ensure_ascii=False))


def _fields(record: Any) -> dict[str, Any]:
    found = {}
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        # A key that may be absent has a default. A blank text is written: it stands for a cell that is there and empty.
        is_absent = value is None or (not value and not isinstance(value, (str, Decimal)) and _has_default(field))
        if not is_absent:
            found[field.name.rstrip("_")] = value
    return found


def _has_default(field: dataclasses.Field[Any]) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
