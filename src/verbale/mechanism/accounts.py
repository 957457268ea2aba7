"""Each party's own account beside the agreed record, and other papers."""

from __future__ import annotations

from msgspec.structs import replace

from verbale.mechanism.filing import By, addressed, filed_fields, held, kept, members, require
from verbale.model.acts import AccountGiven, Act, PaperIssued, PaperJoined
from verbale.model.mechanism import PUBLIC, SECRETARY
from verbale.model.proceedings import Account, Item, Meeting, Paper, Session, State

__all__ = ["apply_account", "stands"]


def apply_account(state: State, act: Act, by: By) -> State | None:
    """The state after an act about accounts and papers; None where the act is about something else.

    Raises:
        RuleBroken: the act is against a rule.
    """
    match act:
        case AccountGiven():
            about = held(state, Item, act.about, by)
            require(
                isinstance(about, Session | Meeting), "account of a meeting",
                f"{about.id} is neither a session nor a meeting; an account is of one.",
            )  # fmt: skip
            require(bool(act.text.strip()), "words", "An account must have words.")
            require(
                not act.public or act.see is None, "public or marked", "A public account cannot be marked for some."
            )
            account = Account(
                **filed_fields(state, act, by, "account", part_of=about),
                about=about.id, text=act.text, public=act.public,
            )  # fmt: skip
            if act.public:
                account = replace(account, marking=replace(account.marking, released=(PUBLIC,)))
            return kept(state, account, by)
        case PaperIssued():
            return _issued(state, act, by)
        case PaperJoined():
            paper = held(state, Paper, act.paper, by)
            require(by.author in paper.joint, "named in it", f"{paper.id} does not name {by.author} among its authors.")
            require(by.author not in paper.joined, "once", f"{by.author} has joined {paper.id} before.")
            return kept(state, replace(paper, joined=(*paper.joined, by.author)), by)
        case _:
            return None


def _issued(state: State, act: PaperIssued, by: By) -> State:
    require(bool(act.text.strip()), "words", "A paper must have a text.")
    about = None if act.about is None else held(state, Item, act.about, by)
    mechanism = state.mechanism
    if act.sort == "chairs_statement":
        chairs = {SECRETARY, mechanism.host, *mechanism.chair.order} if mechanism.chair.kind == "host" else {
            SECRETARY, *mechanism.chair.order,
        }  # fmt: skip
        require(by.author in chairs, "chair's statement", f"{by.author} does not preside; the chair issues it.")
    if act.sort == "joint_statement":
        members(state, act.joined, "joined")
        require(
            len(act.joined) > 1, "joint means joined", "A joint statement must name two members or more in `joined`."
        )
        require(
            by.author in (*act.joined, SECRETARY), "joint means joined", f"{by.author} is not among those who issue it."
        )
    else:
        require(not act.joined, "joint means joined", "Only a joint statement is joined by others.")
    paper = Paper(
        **filed_fields(state, act, by, "paper", part_of=about),
        sort=act.sort, title=act.title, text=act.text, about=act.about, joint=act.joined,
        joined=(by.author,) if by.author in act.joined else (),
    )  # fmt: skip
    addressed(state, paper, act.joined)
    return kept(state, paper, by)


def stands(paper: Paper) -> bool:
    """Whether a paper is that of all whom it names: a joint statement is not, until each of them has joined it."""
    return set(paper.joint) <= set(paper.joined)
