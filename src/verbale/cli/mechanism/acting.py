"""Commands made from acts: the fields of an act are the options of its command, its docstring is the help.

So every act that the rules know can be filed, and none in a way that they do not know.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple

import click
import msgspec

from verbale.cli.mechanism.options import as_option, filing_options, mechanism_option, send, show
from verbale.cli.record_page import page_options
from verbale.model.acts import Act
from verbale.model.proceedings import State
from verbale.views.page import Page

__all__ = ["Verb", "acts_group"]

_LEFT_OUT: Final = ("reported",)
"""Fields that no option gives: what rests on a report comes by `bridge`."""

_HELP: Final = {
    "happened": "When it took place, as you say (2007-05-28, or with a time): your claim, not the time of filing.",
    "note": "Your remark.",
    "of": "Whose word or deed it is (id), where that is not yours.",
    "attribution": "Under the Chatham House Rule only parties are told whose words it is.",
    "embargo": "Nobody else sees it before this time (2007-08-01T00:00+00:00).",
    "title": "What it is called in the lists.",
    "place": "Where.",
    "body": "Which body of the mechanism meets.",
    "window": "When, in the words used, such as “in less than a month”.",
    "sort": "What kind of item it is.",
    "words": "The words as they were said.",
    "particulars": "A particular of it; once for each.",
    "channel": "By which way it goes, such as “through the protecting power”.",
    "conditions": "A condition; once for each.",
    "evidence": "A piece of evidence in a word or two; once for each. For its chain of custody see `evidence produce`.",
    "incident": "What happened, as you say.",
    "team": "Who verifies; once for each.",
    "interpreters": "An interpreter; once for each.",
    "scope": "A subject of the session; once for each.",
    "beneficiaries": "Who is to benefit without being a party to it; once for each.",
    "addressed_to": "To whom it was said (ids); once for each.",
    "joined": "Who issues it together (ids); once for each.",
    "values": "A value of the scale, the lowest first; once for each.",
    "starts": "When the activity begins (2007-08-01T00:00+00:00).",
    "ends": "When it ends.",
    "custody": "Who held it before, the first first; once for each.",
    "sha256": "The SHA-256 of the file, which stays where it is; `evidence check` compares it.",
    "who": "The id of a member, or the name of somebody else.",
    "item": "The id of the item, as the lists show it.",
    "source": "The id of the item in which it was said.",
    "about": "The id of what it is about.",
    "session": "The id of the session.",
    "version": "Which version, counted from one.",
    "assessor": "The name of the person who assesses.",
    "law": "Which law or court compels it.",
    "see": "Who may see it (ids); once for each. Where it is left out the mechanism's rule decides.",
    "to": "To whom (ids); once for each.",
    "by": "By whom (ids).",
    "against": "Against whom (ids); once for each.",
    "start": "When (2007-05-28T10:00+03:00).",
    "end": "Until when.",
    "incident_at": "When it took place, as you say (2007-05-28T10:00+03:00).",
    "review": "When the capital will answer (2007-08-01T00:00+00:00).",
    "deadline": "Until when (2007-08-01T00:00+00:00).",
    "until": "Until when (2007-08-01T00:00+00:00).",
    "answer_by": "Until when an answer is asked.",
    "comment_by": "Until when comments are asked.",
    "due": "By when.",
    "reason": "The reason; where it is left out, none was given.",
    "cls": "What it claims to be.",
    "clause": "Which clause, counted from one; 0 is the whole.",
    "clauses": "A clause of the text; once for each.",
    "persons": "Who of the delegation, its head first; once for each.",
}


class Verb(NamedTuple):
    """A command of a group: its name, the act it files, and the field given as its argument, where there is one."""

    name: str
    act: type[Act]
    item: str | None = None


class _InOrder(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the procedure."""
        return list(self.commands)


def acts_group(
    name: str, about: str, verbs: tuple[Verb, ...], *, view: Callable[[State], Page] | None = None
) -> click.Group:
    """A group of acts, and `list`, which shows its view, where it has one.

    Args:
        name: the group's.
        about: its help.
        verbs: what can be filed.
        view: what `list` shows.
    """
    group = _InOrder(name, help=about)
    if view is not None:
        group.add_command(_listing(view))
    for verb in verbs:
        group.add_command(_command(verb))
    return group


def _listing(view: Callable[[State], Page]) -> click.Command:
    @click.pass_context
    def listed(ctx: click.Context, /, **given: Any) -> None:
        show(ctx, view, given)

    listing: Any = listed
    for option in (page_options, mechanism_option, as_option):
        listing = option(listing)
    return click.command("list", help="Show what there is, as far as you may see it.")(listing)


def _command(verb: Verb) -> click.Command:
    fields = {field.name: field for field in msgspec.structs.fields(verb.act) if field.name not in _LEFT_OUT}

    @click.pass_context
    def run(ctx: click.Context, /, **given: Any) -> None:
        values = {name: _value(given.pop(name), field) for name, field in fields.items()}
        send(ctx, verb.act(**{name: value for name, value in values.items() if value is not None}), given)

    command: Any = filing_options(run)
    for name, field in reversed(fields.items()):
        if name == verb.item:
            continue
        command = _option(name, field)(command)
    if verb.item:
        command = click.argument(verb.item, metavar=verb.item.upper())(command)
    about = (verb.act.__doc__ or "").split("\n\n")[0]
    return click.command(verb.name, help=f"{about} The receipt is printed.")(command)


def _option(name: str, field: msgspec.structs.FieldInfo) -> Callable[[Any], Any]:
    flag = f"--{name.removesuffix('_').replace('_', '-')}"
    kind, many = _kind(field.type)
    help_ = _HELP.get(name, f"{name.replace('_', ' ').capitalize()}.")
    if kind is bool:
        flags = f"{flag}/--{'outside' if name == 'inside' else 'absent' if name == 'present' else 'no-' + flag[2:]}"
        return click.option(flags, name, required=field.required, default=None, help=help_)
    chosen: Any = click.Choice(kind) if isinstance(kind, tuple) else kind
    return click.option(flag, name, type=chosen, multiple=many, required=field.required, help=help_)


def _kind(hint: Any) -> tuple[Any, bool]:
    """What click is to read: a type or the words to choose from, and whether there may be several."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _kind(next(one for one in typing.get_args(hint) if one is not type(None)))
    if origin is tuple:
        return _kind(typing.get_args(hint)[0])[0], True
    if origin is Literal:
        return typing.get_args(hint), False
    return hint, False


def _value(given: Any, field: msgspec.structs.FieldInfo) -> Any:
    """What was given, None where it was left out, so that the act's own default holds."""
    if given == () and not field.required:
        return None
    return given
