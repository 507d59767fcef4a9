"""Records to JSON and back, by the types that the records themselves declare.

A dataclass becomes an object with all its fields, a NamedTuple or tuple a list, an enum its value, a date its ISO form.
A field that a stored record lacks takes the record's default, so that a new field does not spoil an old ledger.
The same record always gives the same text: the store compares records by it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from sayso.errors import StoreError

R = TypeVar("R")
Decode = Callable[[Any], Any]


def encode(record: object, *, leave_out: tuple[str, ...] = ()) -> str:
    """Give the JSON text of a record, without the top-level fields named in `leave_out`."""
    plain = _plain(record)
    for name in leave_out:
        plain.pop(name)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[R], stored: str, **given: object) -> R:
    """Give the record of a JSON text; `given` supplies fields kept elsewhere. Damaged text raises StoreError."""
    target: Any = kind
    try:
        made = _fields_decoder(target, None)({**json.loads(stored), **given}, frozenset(given))
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise StoreError(
            f"a stored {kind.__name__} cannot be understood ({fault}): the ledger is damaged; run `sayso check`"
        ) from fault
    assert isinstance(made, kind)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        kind: Any = type(value)
        return {each: _plain(getattr(value, each)) for each in _names(kind)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    raise TypeError(f"{type(value).__name__} has no place in a ledger")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


@cache
def _decoder(kind: Any) -> Decode:
    """Give the function that rebuilds a value of a declared type; `kind` is any annotation the records use."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (inner,) = [_decoder(each) for each in arguments if each is not NoneType]
        return lambda stored: None if stored is None else inner(stored)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if hasattr(kind, "__supertype__"):  # a NewType: ReportId, ClaimId
        return _decoder(kind.__supertype__)
    if is_dataclass(origin or kind):
        rebuild = _fields_decoder(origin or kind, arguments[0] if arguments else None)
        return lambda stored: rebuild(stored, frozenset())
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _named_tuple_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is date:
        return date.fromisoformat
    return _number if kind is float else _as_stored


def _as_stored(stored: Any) -> Any:
    return stored


def _number(stored: Any) -> float | int:
    if not isinstance(stored, (int, float)):
        raise TypeError(f"{stored!r} is no number")
    return stored  # 12 stays 12: a reader that wrote an int gets the same record back


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decode:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _decoder(arguments[0])
        return lambda stored: tuple(each(part) for part in stored)
    parts = [_decoder(argument) for argument in arguments]
    return lambda stored: tuple(part(value) for part, value in zip(parts, stored, strict=True))


def _named_tuple_decoder(kind: type) -> Decode:
    parts = [_decoder(each) for each in get_type_hints(kind).values()]
    return lambda stored: kind(*(part(value) for part, value in zip(parts, stored, strict=True)))


@cache
def _fields_decoder(kind: Any, argument: Any) -> Callable[[dict[str, Any], frozenset[str]], Any]:
    """Give the rebuilding of a dataclass; `argument` replaces its type variable, as EventType does in Evidenced."""
    hints = get_type_hints(kind)
    parts = {name: _decoder(argument if isinstance(hints[name], TypeVar) else hints[name]) for name in _names(kind)}

    def rebuild(stored: dict[str, Any], given: frozenset[str]) -> Any:
        return kind(
            **{
                name: stored[name] if name in given else part(stored[name])
                for name, part in parts.items()
                if name in stored
            }
        )

    return rebuild
