"""Who holds those whose release is asked for: "the release of sailors held by the army"."""

from __future__ import annotations

from spacy.tokens import Token

from verbale.annotate.events.actors import STRONG, Actors
from verbale.annotate.grammar.syntax import agent, children
from verbale.lexicon.who import names

__all__ = ["captors"]


def captors(actors: Actors, freeing: Token, sources: list[Token]) -> list[Token]:
    """Who holds those whose release is asked for: by name or as the state in which they are held."""
    for prep in children(freeing, "prep"):
        for noun in children(prep, "pobj") if prep.lower_ in ("of", "from", "by") else ():
            if prep.lower_ != "of" and actors.strength(noun) == STRONG:
                return actors.members(noun)
            for origin in children(noun, "prep"):
                for keeper in children(origin, "pobj") if origin.lower_ == "from" else ():
                    if actors.strength(keeper) == STRONG:
                        return actors.members(keeper)
            for held in children(noun, "acl", "relcl"):
                holder = _keeper(actors, held)
                if holder is not None and holder not in sources:
                    return actors.members(holder)
    owner = actors.owner(freeing, ("by", "from"))
    return [owner] if owner is not None and owner.i < freeing.i and owner not in sources else []


def _keeper(actors: Actors, held: Token) -> Token | None:
    """Who holds somebody, by a clause: "held by the army", "held in Iran", "whom the army seized in Basra"."""
    holder = agent(held) or next(children(held, "nsubj"), None)
    if holder is not None and holder.pos_ != "PRON" and actors.strength(holder) == STRONG:
        return holder
    inside = (noun for prep in children(held, "prep") if prep.lower_ == "in" for noun in children(prep, "pobj"))
    return next((noun for noun in inside if actors.strength(noun) == STRONG and noun.text in names()), None)
