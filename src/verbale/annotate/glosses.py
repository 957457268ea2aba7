"""The reporter's own reading, kept apart from what was said: "a clear reference to", "in what appeared to be"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, GlossDraft, StatementDraft, TokenSpan, draft_of
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.syntax import agent, children, is_passive, phrase, trimmed
from verbale.annotate.grammar.tree import subtree_of
from verbale.lexicon.gloss import gloss_words

__all__ = ["find_glosses", "verbale_glosses"]

INSERTED = frozenset({"appos", "dep", "npadvmod", "conj", "ROOT", "attr"})
ANCHORS = (
    "reading", "pointing", "sign", "seem", "refer", "mean", "show", "imply", "underline", "stop", "viewed",
)  # fmt: skip
CLOSING_MARKS = frozenset({'"', "''", "”"})
TARGET_PREPS = frozenset({"to", "at", "of", "against", "for", "from"})


def find_glosses(doc: Doc, draft: Draft) -> Iterator[GlossDraft]:
    """The glosses of a Doc, in text order; none inside quotation marks, and inside indirect speech only those that a
    reporter appends ("..., a clear reference to the neighbour")."""
    words = gloss_words()
    covered = 0
    interesting = frozenset(lemma for role in ANCHORS for lemma in words[role])
    columns = columns_of(doc)
    for index, (lemma, tag) in enumerate(zip(columns.lemma, columns.tag, strict=True)):
        if lemma not in interesting and (tag != "VBG" or _amounts_from(doc[index]) is None):
            continue
        token = doc[index]
        found = _appended(token) or _spoken_by_reporter(token, draft)
        if found is not None and found[1] > covered and not _is_quoted(token.i, draft):
            covered = found[1]
            yield GlossDraft(found, _read(token, found, draft))


@Language.component("verbale_glosses")
def verbale_glosses(doc: Doc) -> Doc:
    """The Doc with the glosses in its draft."""
    draft = draft_of(doc)
    draft.glosses.extend(find_glosses(doc, draft))
    for gloss in draft.glosses:
        for statement in draft.statements:
            statement.content = [_without(doc, span, gloss.evidence) for span in statement.content]
    return doc


def _without(doc: Doc, content: TokenSpan, gloss: TokenSpan) -> TokenSpan:
    """A content span without a reading that the reporter appended to it."""
    if content[0] < gloss[0] < content[1] <= gloss[1] + 1:
        return trimmed(doc, content[0], gloss[0]) or content
    return content


def _appended(token: Token) -> TokenSpan | None:
    """A reading that a reporter adds to another's words: an apposition, an "in an apparent ...", an "apparently
    referring to"."""
    words = gloss_words()
    lemma = token.lemma_
    if token.pos_ == "NOUN" and lemma in words["reading"]:
        hedged = any(
            child.lower_ in words["hedge"] or any(inner.lower_ in words["hedge"] for inner in subtree_of(child))
            for child in children(token, "amod", "compound", "advmod")
        )
        targeted = any(child.lower_ in TARGET_PREPS or child.dep_ in {"acl", "relcl"} for child in token.rights)
        superlative = _furthest_yet(token)
        if not hedged and not superlative and not (lemma in words["pointing"] and _points(token)):
            return None
        articles = {child.lower_ for child in children(token, "det", "poss", "nummod")}
        if not targeted or not (articles <= {"a", "an"} or superlative) or not (articles or token.dep_ == "pobj"):
            return None
        span = phrase(token)
        if span is None or span[0] > token.i:
            return None
        if token.dep_ == "pobj" and token.head.lower_ == "in":
            return (token.head.i, span[1])
        inserted = superlative or token.dep_ in INSERTED or _follows_quotation(token.doc, span[0])
        return span if inserted and _is_set_off(token.doc, span[0]) else None
    if _is_participle(token):
        surmised = any(child.lower_ in words["surmise"] for child in token.lefts)
        refers = lemma in words["refer"] and any(
            child.lower_ == "to" and any(True for _ in children(child, "pobj", "pcomp")) for child in token.rights
        )
        if refers and (surmised or (_is_set_off(token.doc, token.left_edge.i) and not _leads_up(token))):
            return phrase(token)
        if surmised and lemma in words["mean"] and token.n_rights:
            return phrase(token)
    return None


def _is_participle(token: Token) -> bool:
    """Whether the token is a participle without subject and auxiliary, in a clause beside the main one."""
    finite = any(child.dep_ in {"aux", "nsubj"} for child in token.lefts)
    return token.tag_ == "VBG" and token.dep_ in {"advcl", "acl", "dep", "conj"} and not finite


def _leads_up(participle: Token) -> bool:
    """Whether what is referred to comes before anything is said: "the trader, referring to the bill, said ..."."""
    noun = participle.head
    return participle.dep_ == "acl" and noun.dep_ in {"nsubj", "nsubjpass"} and participle.i < noun.head.i


def _furthest_yet(noun: Token) -> bool:
    """ "His clearest hint yet"."""
    superlative = any(child.tag_ == "JJS" for child in children(noun, "amod"))
    return superlative and noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "yet"


def _follows_quotation(doc: Doc, start: int) -> bool:
    return start > 1 and doc[start - 1].text == "," and doc[start - 2].text in CLOSING_MARKS


def _amounts_from(token: Token) -> int | None:
    """Where "effectively rejecting the demand", "all but ending hopes of a vote" begins; None for any other token."""
    if token.tag_ != "VBG" or token.i < 2 or not _is_participle(token):
        return None
    before = token.doc[token.i - 1].lower_
    if before in gloss_words()["effect"]:
        return token.i - 1
    return token.i - 2 if before == "but" and token.doc[token.i - 2].lower_ == "all" else None


def _spoken_by_reporter(token: Token, draft: Draft) -> TokenSpan | None:
    """A reading in the report's own voice, outside everything that anybody is said to have said."""
    words = gloss_words()
    lemma = token.lemma_
    found: TokenSpan | None = None
    if lemma in words["sign"] and token.pos_ == "NOUN":
        found = _sign(token)
    elif lemma in words["seem"] and token.pos_ == "VERB":
        found = _seeming(token)
    elif lemma in words["viewed"] and token.tag_ == "VBN":
        found = _viewed(token)
    elif token.tag_ == "VBG":
        found = _shown(token, draft)
    beside_cue = token.head.i if token.tag_ == "VBG" else None
    told = any(statement.cue_head != beside_cue for statement in draft.statements_over(token.i))
    return None if told else found


def _shown(token: Token, draft: Draft) -> TokenSpan | None:
    """What an act shows or amounts to: ", indicating that the truce holds"; not what somebody adds to words of
    theirs that are not quoted ("he asked for a delay, suggesting that they meet in May")."""
    words = gloss_words()
    lemma, doc = token.lemma_, token.doc
    start = _amounts_from(token)
    start = token.left_edge.i if start is None else start
    whole = phrase(token)
    if whole is None or not _is_participle(token) or not _is_set_off(doc, start):
        return None
    if token.dep_ != "advcl" and start == token.left_edge.i:
        return None
    told = any(True for _ in children(token, "ccomp"))
    pointed = any(child.lower_ == "at" for child in children(token, "prep"))
    thing = any(True for _ in children(token, "dobj"))
    spoken = any(s.cue_head == token.head.i and not s.quoted for s in draft.statements)
    read = (
        _amounts_from(token) is not None
        or (lemma in words["imply"] and (told or pointed))
        or (lemma in words["show"] and told and not spoken)
        or (lemma in words["underline"] and (told or thing) and not spoken)
        or (lemma in words["stop"] and any(child.lower_ == "short" for child in token.rights))
    )
    return (start, whole[1]) if read else None


def _sign(token: Token) -> TokenSpan | None:
    """ "a small sign that the capital thinks ...", ", a sign of growing unease"."""
    if not any(child.lower_ in {"a", "an"} for child in children(token, "det")):
        return None
    told = any(
        child.dep_ in {"acl", "ccomp", "relcl"} and child.left_edge.dep_ == "mark" and child.left_edge.lower_ == "that"
        for child in token.rights
    )
    inserted = token.dep_ in {"appos", "dep"} and any(child.lower_ == "of" for child in token.rights)
    return _whole(phrase(token), token.doc) if told or inserted else None


def _whole(span: TokenSpan | None, doc: Doc) -> TokenSpan | None:
    """The span with the predicate that the parse tore from it ("a sign that she thinks peace | is possible")."""
    if span is not None and span[1] < len(doc) and doc[span[1]].pos_ in {"VERB", "AUX"}:
        return trimmed(doc, span[0], doc[span[1]].right_edge.i + 1)
    return span


def _seeming(token: Token) -> TokenSpan | None:
    """ "in what appeared to be an answer to the raid"."""
    preposition = token.head
    if token.dep_ != "pcomp" or preposition.lower_ not in {"in", "by", "with"}:
        return None
    what = any(child.lower_ == "what" for child in token.lefts)
    likened = any(child.lower_ == "like" for child in children(token, "prep"))
    if not what or not (likened or any(child.dep_ == "xcomp" for child in token.rights)):
        return None
    return trimmed(token.doc, preposition.i, token.right_edge.i + 1)


def _viewed(token: Token) -> TokenSpan | None:
    """ "widely seen as a rebuff": a view that belongs to nobody named."""
    role = next((child for child in children(token, "prep") if child.lower_ == "as"), None)
    if role is None or agent(token) is not None or any(child.tag_ == "TO" for child in token.lefts):
        return None
    reduced = token.dep_ in {"acl", "advcl"}
    words = gloss_words()
    widely = any(child.lower_ in words["widely"] for child in token.lefts)
    reading = any(noun.lemma_ in words["reading"] | words["sign"] for noun in children(role, "pobj"))
    if (
        not (widely or reading)
        or not (reduced or is_passive(token))
        or any(child.dep_ == "neg" for child in token.lefts)
    ):
        return None
    return trimmed(token.doc, min([token.i, *(c.i for c in token.lefts if c.dep_ == "advmod")]), role.right_edge.i + 1)


def _points(token: Token) -> bool:
    """Whether the noun points at something by itself, as an afterthought does (", a reference to the border")."""
    return token.dep_ in INSERTED or (token.dep_ == "pobj" and token.head.lower_ == "in")


def _is_set_off(doc: Doc, start: int) -> bool:
    """Whether a comma, dash or bracket stands before."""
    return start > 0 and doc[start - 1].text in {",", "-", "--", "—", "–", "(", ";"} | CLOSING_MARKS


def _is_quoted(token: int, draft: Draft) -> bool:
    return any(start <= token < end for statement in draft.statements for start, end in statement.quoted)


def _read(token: Token, gloss: TokenSpan, draft: Draft) -> StatementDraft | None:
    """The statement that the gloss reads: the one it is appended to, else the nearest before it in the sentence, else
    the first after it."""
    over = list(draft.statements_over(token.i))
    if over:
        return over[-1]
    sentence = token.sent
    before: tuple[int, StatementDraft] | None = None
    after: tuple[int, StatementDraft] | None = None
    for statement in draft.statements:
        for start, end in (*statement.content, *statement.cue):
            if end <= gloss[0] and start >= sentence.start and (before is None or end > before[0]):
                before = (end, statement)
            if start >= gloss[1] and end <= sentence.end and (after is None or start < after[0]):
                after = (start, statement)
    nearest = before or after
    return nearest[1] if nearest else None
