"""The questions and commands of `assembly`, each made once: a load asks them thousands of times.

Any number of values travels as one JSON value, `wanted`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Text, and_, bindparam, delete, func, select, update

from verbale.store.database import command_of, listed
from verbale.store.schema import assembled, assembled_keys, assembled_refs

__all__ = [
    "BODIES",
    "DROP",
    "FIRST",
    "FIRST_OF_EACH",
    "FROM",
    "KEYS_OF",
    "NO_KEY",
    "NO_REF",
    "RESTING",
    "UNDER",
    "WRITE",
]

_LISTED: Final = func.json_each(bindparam("wanted")).table_valued("value", "key", name="listed")
_PLACE: Final = _LISTED.c.key
_WANTED: Final = select(_LISTED.c.value).scalar_subquery()
_REFS, _KEYS = assembled_refs.c, assembled_keys.c
UNDER: Final = command_of(
    select(_KEYS.id, _KEYS.key).where(_KEYS.kind == bindparam("kind"), _KEYS.key.in_(_WANTED)),
)
FROM: Final = command_of(
    select(_REFS.id, _REFS.document).where(_REFS.kind == bindparam("kind"), _REFS.document.in_(_WANTED)).distinct()
)
RESTING: Final = command_of(
    select(_REFS.document, _REFS.item, _REFS.id)
    .select_from(_LISTED)
    .join(
        assembled_refs,
        and_(
            _REFS.document == listed(_LISTED.c.value, 0, Text()),
            _REFS.item == listed(_LISTED.c.value, 1, Text()),
            _REFS.kind == bindparam("kind"),
        ),
    )
)
_BEGUN: Final = (
    select(
        _KEYS.id,
        func.row_number().over(partition_by=_PLACE, order_by=(_KEYS.key, _KEYS.id)).label("nth"),
        _PLACE.label("place"),
    )
    .select_from(_LISTED)
    .join(
        assembled_keys,
        and_(
            _KEYS.kind == bindparam("kind"),
            _KEYS.key >= _LISTED.c.value.op("||")(bindparam("first")),
            _KEYS.key < _LISTED.c.value.op("||")(bindparam("last")),
        ),
    )
    .subquery()
)
FIRST_OF_EACH: Final = (
    select(_BEGUN.c.id).where(_BEGUN.c.nth <= bindparam("limit")).order_by(_BEGUN.c.place, _BEGUN.c.nth)
)
FIRST: Final = (
    select(_KEYS.id)
    .where(_KEYS.kind == bindparam("kind"), _KEYS.key >= bindparam("first"), _KEYS.key < bindparam("last"))
    .order_by(_KEYS.key, _KEYS.id)
    .limit(bindparam("limit"))
)
BODIES: Final = command_of(select(assembled.c.id, assembled.c.body).where(assembled.c.id.in_(_WANTED)))
KEYS_OF: Final = command_of(select(_KEYS.id, _KEYS.key).where(_KEYS.id.in_(_WANTED)))
WRITE: Final = command_of(update(assembled).where(assembled.c.id == bindparam("of")).values(body=bindparam("written")))
DROP: Final = command_of(delete(assembled).where(assembled.c.id == bindparam("of")))
NO_REF: Final = command_of(
    delete(assembled_refs).where(
        _REFS.document == bindparam("of_document"),
        _REFS.item == bindparam("of_item"),
        _REFS.kind == bindparam("of_kind"),
        _REFS.id == bindparam("of"),
    )
)
NO_KEY: Final = command_of(
    delete(assembled_keys).where(
        _KEYS.kind == bindparam("of_kind"), _KEYS.key == bindparam("of_key"), _KEYS.id == bindparam("of")
    )
)
