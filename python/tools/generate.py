"""Makes `jixiao/_types.py` from the JSON Schema of the canonical JSON.

`jixiao schema | python3 tools/generate.py - > jixiao/_types.py`; without `-` the schema is that of the package installed.
"""

from __future__ import annotations

import json
import keyword
import sys
from collections.abc import Iterator
from typing import Any

HEAD = '''"""The canonical JSON as frozen dataclasses. Made from the JSON Schema by tools/generate.py: do not edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal, TypeVar

T = TypeVar("T")
'''

TAIL = '''

def decode(cls: type[T], data: Mapping[str, Any]) -> T:
    """A dataclass from its JSON. Keys of later versions are left out."""
    made: T = _DECODERS[cls](data)
    return made


def _number(value: Any) -> Any:
    return None if value is None else Decimal(value)


def _numbers(value: Any) -> Any:
    return None if value is None else tuple(map(_number, value))
'''

# What `jixiao check --format json` prints; it is no part of the canonical JSON.
FINDING = {
    "description": "A finding of the checks.",
    "type": "object",
    "properties": {
        "file": {"type": "string", "description": "The file's name."},
        "rule": {"type": "string", "description": "The rule's id: `AMT-SUM`; `jixiao.explain` says more."},
        "severity": {"type": "string", "description": "`error`, `warning` or `info`."},
        "outcome": {"type": "string", "description": "`finding`, `undecided` or `unread`."},
        "message": {"type": "string", "description": "What is wrong, in Chinese, with the values."},
        "at": {
            "type": "array",
            "items": {"type": "string"},
            "description": "JSON Pointers of the values it speaks of, the one to correct first.",
        },
        "places": {
            "type": "array",
            "items": {"$ref": "#/$defs/Place"},
            "description": "Where those values stand in the document.",
        },
    },
    "required": ["file", "rule", "severity", "outcome", "message"],
}


class Generator:
    """Writes the types of one schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.definitions: dict[str, Any] = dict(schema.get("$defs", {}))
        root = {key: value for key, value in schema.items() if key != "$defs"}
        self.definitions[schema["title"]] = root
        self.definitions["Finding"] = FINDING
        self.names = {name: self.python_name(name) for name in self.definitions}

    @staticmethod
    def python_name(name: str) -> str:
        """What the flat record of JSON is called where it is a class."""
        return {"BaseRecord": "Base"}.get(name, name)

    def source(self) -> str:
        """The whole module."""
        parts = [HEAD]
        classes = []
        for name in sorted(self.definitions):
            definition = self.definitions[name]
            if definition.get("type") == "object" and "properties" in definition:
                classes.append(name)
        parts.extend("\n\n" + "\n".join(self.dataclass(name)) + "\n" for name in classes)
        parts.append(TAIL)
        parts.extend("\n\n" + "\n".join(self.decoder(name)) + "\n" for name in classes)
        entries = "".join(f"    {self.names[name]}: _{self.names[name]},\n" for name in classes)
        parts.append(f"\n\n_DECODERS: dict[Any, Callable[[Mapping[str, Any]], Any]] = {{\n{entries}}}\n")
        return "".join(parts)

    def dataclass(self, name: str) -> Iterator[str]:
        """A class with its fields."""
        definition = self.definitions[name]
        yield "@dataclass(frozen=True, kw_only=True, slots=True)"
        yield f"class {self.names[name]}:"
        yield f'    """{sentence(definition, name)}"""'
        required = definition.get("required", [])
        for key, value in definition["properties"].items():
            kind, is_optional = self.kind(value)
            default = "" if key in required else default_of(kind)
            if is_optional or (not default and key not in required) or default == " = None":
                kind += " | None"
                default = "" if key in required else " = None"
            yield ""
            yield f"    {identifier(key)}: {kind}{default}"
            if "description" in value:
                yield f'    """{sentence(value, key)}"""'

    def decoder(self, name: str) -> Iterator[str]:
        """The function that makes it from JSON."""
        definition = self.definitions[name]
        python = self.names[name]
        yield f"def _{python}(data: Mapping[str, Any]) -> {python}:"
        yield f"    return {python}("
        for key, value in definition["properties"].items():
            yield f"        {identifier(key)}={self.decoded(key, value, key in definition.get('required', []))},"
        yield "    )"

    def decoded(self, key: str, value: dict[str, Any], is_required: bool) -> str:
        """The expression that gives a field from `data`."""
        kind, is_optional = self.kind(value)
        got = f'data["{key}"]' if is_required else f'data.get("{key}")'
        inner = self.convert(self.target(value), "it")
        if kind.startswith("tuple["):
            if "prefixItems" in self.target(value):
                return f'_numbers(data.get("{key}"))'
            item = self.convert(self.target(self.target(value)["items"]), "it")
            return f'tuple({item} for it in data.get("{key}") or ())'
        if kind.startswith("Mapping["):
            item = self.convert(self.target(self.target(value)["additionalProperties"]), "it")
            return f'{{key: {item} for key, it in (data.get("{key}") or {{}}).items()}}'
        if inner == "it":
            default = value.get("default")
            if not is_required and default not in (None, [], {}):
                return f'data.get("{key}", {default!r})'
            if not is_required and not is_optional and kind in ("str", "int", "bool"):
                return f'data.get("{key}", {default_of(kind).removeprefix(" = ")})'
            return got
        if inner == "_number(it)":
            return f"_number({got})"
        converted = inner.replace("(it)", f'(data["{key}"])')
        if is_required and not is_optional:
            return converted
        return f'{converted} if data.get("{key}") is not None else None'

    def convert(self, target: dict[str, Any], value: str) -> str:
        """The expression that makes a value of a target type."""
        reference = target.get("$name")
        if reference and "properties" in target:
            return f"_{self.names[reference]}({value})"
        if target.get("type") == "number":
            return f"_number({value})"
        return value

    def target(self, value: dict[str, Any]) -> dict[str, Any]:
        """What a schema leads to, `null` aside."""
        for key in ("anyOf", "allOf", "oneOf"):
            options = [option for option in value.get(key, []) if option.get("type") != "null"]
            if len(options) == 1:
                return self.target(options[0])
        if "$ref" in value:
            name = value["$ref"].rsplit("/", 1)[1]
            return {**self.target(self.definitions[name]), "$name": name}
        return value

    def kind(self, value: dict[str, Any]) -> tuple[str, bool]:
        """The Python type of a schema, and whether `null` is one of its values."""
        options = value.get("anyOf", [])
        is_optional = any(option.get("type") == "null" for option in options)
        target = self.target(value)
        kinds = target.get("type")
        if isinstance(kinds, list):
            is_optional = is_optional or "null" in kinds
            kinds = next(kind for kind in kinds if kind != "null")
        constants = [option["const"] for option in target.get("oneOf", []) if "const" in option]
        constants += target.get("enum", [])
        for option in target.get("oneOf", []):
            constants += option.get("enum", [])
        if constants:
            return f"Literal[{', '.join(json.dumps(constant) for constant in constants)}]", is_optional
        if "$name" in target and "properties" in target:
            return self.names[target["$name"]], is_optional
        if kinds == "array":
            if "prefixItems" in target:
                items = ", ".join(self.kind(item)[0] for item in target["prefixItems"])
                return f"tuple[{items}]", is_optional
            return f"tuple[{self.kind(target['items'])[0]}, ...]", is_optional
        if kinds == "object":
            return f"Mapping[str, {self.kind(target['additionalProperties'])[0]}]", is_optional
        return {"string": "str", "integer": "int", "number": "Decimal", "boolean": "bool"}[str(kinds)], is_optional


def default_of(kind: str) -> str:
    """What a field is where JSON has no such key."""
    if kind.startswith("tuple[") and kind.endswith(", ...]"):
        return " = ()"
    if kind.startswith("Mapping["):
        return " = field(default_factory=dict)"
    return {"str": ' = ""', "int": " = 0", "bool": " = False"}.get(kind, " = None")


def identifier(key: str) -> str:
    """`from` is a word of Python's own."""
    return f"{key}_" if keyword.iskeyword(key) else key


def sentence(definition: dict[str, Any], name: str) -> str:
    """The first paragraph of a description, on lines that fit."""
    text = definition.get("description", f"`{name}`.").split("\n\n")[0]
    return " ".join(text.replace("\\", "").replace('"', "'").split()).replace("[`", "`").replace("`]", "`")


if __name__ == "__main__":
    if sys.argv[1:] == ["-"]:
        text = sys.stdin.read()
    else:
        from jixiao import _native

        text = _native.schema()
    print(Generator(json.loads(text)).source(), end="")
