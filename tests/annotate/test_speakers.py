"""Speakers: names, descriptions and pronouns resolved, and left open where the text does not say."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import verbale
from verbale.annotate.actors.mentions import MentionFinder
from verbale.annotate.drafts import ActorDraft, Draft, StatementDraft, TokenSpan, draft_of
from verbale.annotate.pipeline import build
from verbale.annotate.speakers.speakers import resolve_speakers


@pytest.fixture(scope="module")
def finder(nlp: Language) -> MentionFinder:
    return MentionFinder(nlp)


class Report:
    """A text whose statements are marked by hand: (source, cue, content), each found after the one before."""

    def __init__(self, nlp: Language, finder: MentionFinder, text: str, *marked: tuple[str, str, str]) -> None:
        self.doc: Doc = finder(nlp(text))
        self.draft: Draft = draft_of(self.doc)
        for source, cue, content in marked:
            spans = self.span(content)
            start = self.draft.statements[-1].cue[0][1] if self.draft.statements else 0
            cue_span = self.span(cue, max(start, 0))
            quoted = [spans] if self.doc[spans[0]].text == '"' else []
            source_span = self.near(source, cue_span[0])
            statement = StatementDraft([source_span], [cue_span], [spans], quoted, cue_span[0], cue)
            self.draft.statements.append(statement)

    def span(self, words: str, start: int = 0) -> TokenSpan:
        at = self.doc.text.index(words, self.doc[start].idx)
        found = self.doc.char_span(at, at + len(words), alignment_mode="expand")
        assert found is not None
        return found.start, found.end

    def near(self, words: str, token: int) -> TokenSpan:
        """The occurrence of the words that is nearest to the token."""
        spans, at = [], 0
        while (hit := self.doc.text.find(words, at)) >= 0:
            at = hit + 1
            found = self.doc.char_span(hit, hit + len(words))
            if found is not None:
                spans.append((found.start, found.end))
        return min(spans, key=lambda span: min(abs(span[0] - token), abs(span[1] - token)))

    def resolve(self) -> list[StatementDraft]:
        resolve_speakers(self.doc)
        return self.draft.statements

    def actor(self, words: str) -> ActorDraft | None:
        start, end = self.span(words)
        return next(m.actor for m in self.draft.mentions if (m.start, m.end) == (start, end))


def names(statements: list[StatementDraft]) -> list[str | None]:
    return [s.speaker.name if s.speaker else None for s in statements]


def test_he_is_the_last_speaker(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "Reza Amini said the talks were useful. Peter Lang was not in the room. He added that more would follow.",
        ("Reza Amini", "said", "the talks were useful"),
    )
    report.draft.statements.append(
        StatementDraft([report.span("He")], [report.span("added")], [report.span("that more would follow")])
    )
    statements = report.resolve()
    assert statements[1].speaker is not None or {c.name for c in statements[1].candidates} == {
        "Reza Amini",
        "Peter Lang",
    }


def test_he_after_the_only_man(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "Nouri al-Maliki said Iraq wanted peace. The country should not suffer, he said.",
        ("Nouri al-Maliki", "said", "Iraq wanted peace"),
        ("he", "said", "The country should not suffer"),
    )
    assert names(report.resolve()) == ["Nouri al-Maliki", "Nouri al-Maliki"]


def test_she_without_a_woman_is_open_and_a_lacuna(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        'Government spokesman Reza Amini said the talks were over. "Nothing is lost yet," she said in Vienna.',
        ("Government spokesman Reza Amini", "said", "the talks were over"),
        ("she", "said", '"Nothing is lost yet,"'),
    )
    statements = report.resolve()
    assert statements[1].speaker is None
    assert statements[1].candidates == []
    assert [lacuna.kind for lacuna in report.draft.lacunae] == ["speaker_missing"]


def test_she_is_the_woman_not_the_nearer_man(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "Spokeswoman Kim Sorel met spokesman Reza Amini. She said the talks would go on.",
        ("She", "said", "the talks would go on"),
    )
    assert names(report.resolve()) == ["Kim Sorel"]


def test_close_rivals_stay_candidates(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "Envoys Reza Amini and Peter Lang arrived. He said it would take time.",
        ("He", "said", "it would take time"),
    )
    (statement,) = report.resolve()
    assert statement.speaker is None
    assert {c.name for c in statement.candidates} == {"Reza Amini", "Peter Lang"}
    assert report.draft.lacunae == []


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("U.S. Ambassador Ryan Crocker arrived. The U.S. envoy said it was over.", "The U.S. envoy", "Ryan Crocker"),
        (
            "Prime Minister Nouri al-Maliki left. The prime minister said it was over.",
            "The prime minister",
            "Nouri al-Maliki",
        ),
        ("Home Secretary Ann Reed left. The minister said it was over.", "The minister", "Ann Reed"),
    ],
)
def test_descriptions_mean_the_holder(nlp: Language, finder: MentionFinder, text: str, source: str, name: str) -> None:
    report = Report(nlp, finder, text, (source, "said", "it was over"))
    assert names(report.resolve()) == [name]


def test_a_description_of_another_country_is_another_actor(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "U.S. Ambassador Ryan Crocker arrived. The Iranian envoy said it was over.",
        ("The Iranian envoy", "said", "it was over"),
    )
    (statement,) = report.resolve()
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.code) == ("Iranian envoy", "IRNGOV")


def test_first_person_is_the_speaker(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        '"I think it will last," Reza Amini said.',
        ("Reza Amini", "said", '"I think it will last,"'),
    )
    inner = StatementDraft([report.span("I")], [report.span("think")], [report.span("it will last")])
    report.draft.statements.append(inner)
    report.resolve()
    assert inner.speaker is not None
    assert inner.speaker.name == "Reza Amini"


def test_both_sides_are_the_two_beside_the_subject(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "The American and Iranian envoys sat down. Washington and Tehran wanted a deal. Iraq told both sides to wait.",
    )
    report.draft.statements.append(
        StatementDraft(
            [report.span("Iraq")],
            [report.span("told")],
            [report.span("to wait")],
            addressee_spans=[report.span("both sides")],
        )
    )
    (statement,) = report.resolve()
    (group,) = statement.addressees
    assert {member.country for member in group.members} == {"USA", "IRN"}


def test_the_only_three_states_of_a_text_are_the_three_sides(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "The three sides met. Iran praised Turkey. Iraq stayed silent.",
    )
    report.resolve()
    group = report.actor("The three sides")
    assert group is not None
    assert {member.country for member in group.members} == {"IRN", "TUR", "IRQ"}


@pytest.mark.parametrize(
    "text",
    ["Iran, Iraq and Turkey sent envoys. The two sides met again.", "The two sides met. Iran praised Turkey's guards."],
)
def test_sides_that_the_text_does_not_tell_have_no_members(nlp: Language, finder: MentionFinder, text: str) -> None:
    report = Report(nlp, finder, text)
    report.resolve()
    group = report.actor("The two sides")
    assert group is None or group.members == []


def test_his_government_is_his_countrys(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "Reza Amini, the Iranian envoy, said his government was ready.",
        ("Reza Amini, the Iranian envoy", "said", "his government was ready"),
    )
    report.resolve()
    found = report.actor("his government")
    assert found is not None
    assert found.country == "IRN"


def test_two_names_speak_as_a_group(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp, finder, "Reza Amini and Peter Lang said it was over.", ("Reza Amini and Peter Lang", "said", "it was over")
    )
    (statement,) = report.resolve()
    assert statement.speaker is not None
    assert [member.name for member in statement.speaker.members] == ["Reza Amini", "Peter Lang"]


def test_who_is_the_noun_before_it(nlp: Language, finder: MentionFinder) -> None:
    report = Report(nlp, finder, "Reza Amini, who chaired the session, left early.")
    report.resolve()
    assert report.actor("who") is report.actor("Reza Amini")


def test_a_speaker_that_is_set_stays(nlp: Language, finder: MentionFinder) -> None:
    report = Report(nlp, finder, "Reza Amini said it was over.", ("Reza Amini", "said", "it was over"))
    other = ActorDraft("Ann Reed", "person")
    report.draft.statements[0].speaker = other
    assert report.resolve()[0].speaker is other


def test_nobody_in_particular_is_no_speaker(nlp: Language, finder: MentionFinder) -> None:
    report = Report(nlp, finder, "Some said it was over.", ("Some", "said", "it was over"))
    assert names(report.resolve()) == [None]


def test_an_unknown_source_is_named_by_its_words(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp, finder, "The harbour bulletin said it was over.", ("The harbour bulletin", "said", "it was over")
    )
    assert names(report.resolve()) == ["harbour bulletin"]


def test_confidence_falls_with_a_pronoun(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "Reza Amini said it was over. He said so twice.",
        ("Reza Amini", "said", "it was over"),
        ("He", "said", "so twice"),
    )
    by_name, by_pronoun = report.resolve()
    assert by_pronoun.confidence < by_name.confidence


def test_a_doc_without_mentions_is_left_alone(nlp: Language) -> None:
    doc = resolve_speakers(nlp("Nothing here."))
    assert draft_of(doc).statements == []


def test_an_open_surname_means_the_one_the_text_is_about(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "The hall was named for Samira Haddad. Karim Haddad said the talks failed. Haddad said it was over.",
        ("Karim Haddad", "said", "the talks failed"),
    )
    report.draft.statements.append(
        StatementDraft([(report.span("Haddad said it")[0], report.span("Haddad said it")[0] + 1)], [], [])
    )
    assert names(report.resolve()) == ["Karim Haddad", "Karim Haddad"]


def test_a_pronoun_far_from_its_only_man_keeps_him_as_candidate(nlp: Language, finder: MentionFinder) -> None:
    filler = "The road was closed. " * 9
    report = Report(
        nlp,
        finder,
        f"Spokesman Reza Amini left. {filler}He said it was over.",
        ("He", "said", "it was over"),
    )
    (statement,) = report.resolve()
    assert statement.speaker is None
    assert [c.name for c in statement.candidates] == ["Reza Amini"]
    assert report.draft.lacunae == []


@pytest.mark.parametrize(("noun", "name"), [("report", "harbour study"), ("letter", "letter")])
def test_the_report_is_the_study_before_it(nlp: Language, finder: MentionFinder, noun: str, name: str) -> None:
    report = Report(
        nlp,
        finder,
        f"The harbour study found that trade fell. The {noun} said it was over.",
        ("The harbour study", "found", "that trade fell"),
        (f"The {noun}", "said", "it was over"),
    )
    assert names(report.resolve()) == ["harbour study", name]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Peru said it had found cells paid by Chile and its northern allies.", "Chile"),
        ("Norway blamed the company and its owners.", "company"),
    ],
)
def test_its_belongs_to_the_body_it_is_joined_to(nlp: Language, finder: MentionFinder, text: str, owner: str) -> None:
    report = Report(nlp, finder, text)
    report.resolve()
    actor = report.actor("its")
    assert actor is not None
    assert actor.name == owner


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (
            "Asha Mbeki, who speaks for Tanzania, came. The Tanzanian envoy said it rained.",
            "The Tanzanian envoy",
            "Asha",
        ),
        ("Pekka Salo of Finland came late. The Finn said it rained.", "The Finn", "Pekka Salo"),
        ("Elena Rossi was named as ambassador to Chad. The ambassador said it rained.", "The ambassador", "Elena"),
        ("Maria Lopez sits in the Senate. The senator said it rained.", "The senator", "Maria Lopez"),
        ("Saudi Arabia shut the road. The kingdom said it rained.", "The kingdom", "Saudi Arabia"),
        ("Oxfam left the town. The charity said it rained.", "The charity", "Oxfam"),
        ("King Felipe Aldana rose. The head of state said it rained.", "The head of state", "Felipe Aldana"),
        ("The envoy for the lakes, Nadia Faris, rose. She said it rained.", "She", "Nadia Faris"),
        ("Lena Fors and Omar Diaz walked to the line. They said it rained.", "They", "Lena Fors and Omar Diaz"),
        ("Tuner Omar Diaz rose early. The tuner said it rained.", "The tuner", "Omar Diaz"),
        ("A retired cook named Lena Fors rose. The cook said it rained.", "The cook", "Lena Fors"),
        ("The bridge master, Dr. Omar Diaz, left. The bridge master said it rained.", "The bridge master", "Omar Diaz"),
        ("Omar Diaz, a Republican, left early. The Republican said it rained.", "The Republican", "Omar Diaz"),
        ("Omar Diaz, 44, was hurt in the fall. The 44-year-old said it rained.", "The 44-year-old", "Omar Diaz"),
        ("Nadia Faris (31) came home. The 31-year-old said it rained.", "The 31-year-old", "Nadia Faris"),
        ("Nadia Faris locked the gate. The retired nurse said it rained.", "The retired nurse", "Nadia Faris"),
        ("Mayor Lena Fors rose. The retired nurse said it rained.", "The retired nurse", "Lena Fors"),
        ("Pekka Salo met Elena Rossi of Italy. The Finn said it rained.", "The Finn", "Pekka Salo"),
        ("The dredger's Greek cook, Omar Diaz, left. The Greek said it rained.", "The Greek", "Omar Diaz"),
        ("Lena Fors greeted Li Wei of China. The Chinese said it rained.", "The Chinese", "Li Wei"),
        ("Mayor Lena Fors rose. Her deputy, Mr. Omar Diaz, sat. Her deputy said it rained.", "Her deputy", "Omar Diaz"),
        ("Abbot Omar Diaz rose. His mother, Lena Fors, sat. His mother said it rained.", "His mother", "Lena Fors"),
        (
            "Queen Lena Fors rose. Her predecessor, Omar Diaz, sat. His successor said it rained.",
            "His successor",
            "Lena Fors",
        ),
        ("Mayor Lena Fors greeted Omar Diaz. Her guest said it rained.", "Her guest", "Omar Diaz"),
        ("Telecoms group Orlanda closed a shop. The group said it rained.", "The group", "Orlanda"),
        ("The ferrymaker, Orland Yards, closed. The ferrymaker said it rained.", "The ferrymaker", "Orland Yards"),
        (
            "Two retired pilots, Lena Fors and Omar Diaz, rose. The two pilots said it rained.",
            "The two pilots",
            "Lena Fors and Omar Diaz",
        ),
        (
            "The parents of the boy, Lena Fors and Omar Diaz, rose. The parents said it rained.",
            "The parents",
            "Lena Fors and Omar Diaz",
        ),
        (
            "Chad's army chief, General Omar Diaz, met Mali's defence minister, Lena Fors, at noon. "
            "The Malian minister said it rained.",
            "The Malian minister",
            "Lena Fors",
        ),
        (
            "Peru's chief minister, Lena Fors, met the interior minister, Omar Diaz. The chief minister said it rained.",
            "The chief minister",
            "Lena Fors",
        ),
        ("Lena Fors left. Asked whether Omar Diaz had fallen, she said it rained.", "she", "Lena Fors"),
        ("Omar Diaz sat. Karim Said rose. Asked whether Said had fallen, he said it rained.", "he", "Omar Diaz"),
        ("Mayor Lena Fors drove toward Calder, a town of 900. She said it rained.", "She", "Lena Fors"),
        ("Nurse Lena Fors and her husband, Omar Diaz, rose. They said it rained.", "They", "Lena Fors and Omar Diaz"),
    ],
)
def test_a_description_takes_up_the_one_it_fits(
    nlp: Language, finder: MentionFinder, text: str, source: str, name: str
) -> None:
    report = Report(nlp, finder, text, (source, "said", "it rained"))
    assert (names(report.resolve())[0] or "").startswith(name)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Lena Fors met her sister. The general said it rained.", "The general"),
        ("Minister Lena Fors and Minister Omar Diaz walked to the line. The minister said it rained.", "The minister"),
        ("Tjaart Venter removed his hat. She said it rained.", "She"),
        ("Mr Justice Alder sat down. She said it rained.", "She"),
        ("The brothers Omar and Karim Diaz rose early. She said it rained.", "She"),
        ("Envoy Lena Fors rose. Another envoy said it rained.", "Another envoy"),
        ("Omar Diaz, 44, met a man. A 51-year-old fell. The 51-year-old said it rained.", "The 51-year-old"),
        ("Lena Fors met an Italian. The Italian said it rained.", "The Italian"),
        ("Mayor Lena Fors met an old nurse. The retired nurse said it rained.", "The retired nurse"),
        ("Mayor Lena Fors rose. The former president said it rained.", "The former president"),
        ("General Lena Fors met Envoy Omar Diaz. The retired nurse said it rained.", "The retired nurse"),
        ("The painter met Lena Fors at noon. The painter said it rained.", "The painter"),
    ],
)
def test_nobody_is_guessed(nlp: Language, finder: MentionFinder, text: str, source: str) -> None:
    report = Report(nlp, finder, text, (source, "said", "it rained"))
    assert names(report.resolve())[0] in (
        None,
        "general",
        "envoy",
        "51-year-old",
        "retired nurse",
        "painter",
        "former president",
    )


def test_who_is_quoted_first_is_the_subject_of_what_follows() -> None:
    said = '"I counted to ten," he said.\n\n'
    (statement,) = draft_of(build()(said + "Tomasi Diaz, a cook, was on the ferry.")).statements
    assert names([statement]) == ["Tomasi Diaz"]
    (statement,) = draft_of(build()(said + "The crew had five members. Tomasi Diaz was on the ferry.")).statements
    assert names([statement]) == [None]


def test_a_plural_office_is_each_ones() -> None:
    text = "Presidents Lena Fors of Chad and Omar Diaz of Mali met. The two presidents said that the road was open."
    draft = draft_of(build()(text))
    assert names(draft.statements) == ["Lena Fors and Omar Diaz"]
    assert {actor.code for actor in draft.actors if actor.kind == "person"} == {"TCDGOV", "MLIGOV"}


def test_brothers_share_a_surname(nlp: Language, finder: MentionFinder) -> None:
    doc = finder(nlp("The brothers Rafiq and Jamil Haddad left. Rafiq was ill."))
    assert {actor.name for actor in draft_of(doc).actors if actor.kind == "person"} == {"Rafiq Haddad", "Jamil Haddad"}


def test_it_is_the_body_that_spoke(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "The dam board said no. Water would rise at the Orland weir, it said.",
        ("The dam board", "said", "no"),
        ("it", "said", "Water would rise at the Orland weir"),
    )
    assert names(report.resolve()) == ["dam board", "dam board"]


def test_by_elimination_the_other_person_is_she(nlp: Language, finder: MentionFinder) -> None:
    filler = "The road was closed. " * 6
    report = Report(
        nlp,
        finder,
        f"Senator Tjaart Venter took off his hat. Quinlan Ferreira sat down. {filler}She said it rained.",
        ("She", "said", "it rained"),
    )
    assert names(report.resolve()) == ["Quinlan Ferreira"]


def test_a_possessive_with_one_owner_tells_the_gender(nlp: Language, finder: MentionFinder) -> None:
    report = Report(
        nlp,
        finder,
        "Climber Quinlan Ferreira rose. Her cook, Peter Lang, slept. He said it rained.",
        ("He", "said", "it rained"),
    )
    assert names(report.resolve()) == ["Peter Lang"]


def test_who_is_named_by_state_alone_is_a_person(nlp: Language, finder: MentionFinder) -> None:
    report = Report(nlp, finder, "Belgium's Joris Maes won. Maes, who was hurt, rested.")
    report.resolve()
    found = report.actor("Joris Maes")
    assert found is not None
    assert found.kind == "person"


def test_a_body_told_apart_by_where_it_works_is_the_body(nlp: Language, finder: MentionFinder) -> None:
    source = "The Red Cross working in Niger"
    text = f"{source} said the road was shut."
    report = Report(nlp, finder, text, (source, "said", "the road was shut"))
    resolve_speakers(report.doc)
    assert report.draft.statements[0].speaker.name == "Red Cross"


@pytest.fixture(scope="module")
def reader() -> verbale.Reader:
    return verbale.load()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Ann Lee of Norway met Chad's Omar Diaz, an envoy. According to two envoys, Diaz gave her a paper.",
            ["two envoys"],
        ),
        (
            'Omar Diaz, a senior official, spoke first.\n\nA Peruvian official said the army had left. "We saw it," '
            "the official said.",
            ["Peruvian official", "Peruvian official"],
        ),
        ("She would fly to Lima to see President Ann Lee, she said.", [None]),
    ],
)
def test_who_is_new_to_the_reader(reader: verbale.Reader, text: str, speakers: list[str | None]) -> None:
    reading = reader(f"Date: 2012-06-19\nTitle: Talks\n\n{text}")
    known = {actor.id: actor.name for actor in reading.actors}
    found = [s.speaker for s in reading.statements if s.kind == "speech"]
    assert [known.get(speaker.actor or "") if speaker else None for speaker in found] == speakers


def test_a_pronoun_does_not_reach_over_a_newcomer(reader: verbale.Reader) -> None:
    text = "Omar Diaz spoke first.\n\nA relative of one of the men said that he had been moved on Monday."
    reading = reader(f"Date: 2012-06-19\nTitle: Talks\n\n{text}")
    assert next(m for m in reading.mentions if m.text == "he").actor is None


def test_who_has_been_spoken_of_hears_nothing(reader: verbale.Reader) -> None:
    text = (
        "Mr. Diaz is a co-founder of Harbour Partners, a bank. Mr. Diaz is also a donor to the Holt campaign and has been "
        "mentioned as a potential minister in a Holt cabinet."
    )
    (statement,) = reader(text).statements
    assert not statement.addressees


def test_nobody_informs_himself(reader: verbale.Reader) -> None:
    text = "Minister Omar Diaz informed the Minister of the measures taken by the police."
    (statement,) = reader(f"Date: 2012-06-19\nTitle: Talks\n\n{text}").statements
    assert not statement.addressees


def told(reading: verbale.Reading) -> list[tuple[str | None, list[str]]]:
    """Who speaks, and whom each statement addresses."""
    known = {actor.id: actor.name for actor in reading.actors}
    return [(known.get(s.speaker.actor or ""), [known[a] for a in s.addressees]) for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru, which accuses Chile of theft, left the talks.", "Peru"),
        ("The boats were held by the M23, which denies that it sank them.", "M23"),
        ("The mayor, who has accused the guards of theft, left.", "mayor"),
        ("Niger has closed the road to Chad, which suggests that the talks have failed.", None),
        ("Our position remains that the islands are ours.", None),
    ],
)
def test_relative_pronouns_and_possessives_speak_for_their_noun(
    reader: verbale.Reader, text: str, speaker: str | None
) -> None:
    assert [name for name, _ in told(reader(text))] == [speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Omar Diaz met President Ben Holt and told him that the road was shut.", ("Omar Diaz", ["Ben Holt"])),
        ("Omar Diaz received the Danish envoy and asked him to wait.", ("Omar Diaz", ["Danish envoy"])),
        ("Chad protested to Niger and was told that there was no news.", (None, ["Chad"])),
        ("The mayor was told that the road was shut.", (None, ["mayor"])),
    ],
)
def test_who_is_told(reader: verbale.Reader, text: str, expected: tuple[str | None, list[str]]) -> None:
    assert expected in told(reader(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chad accused the M23 of theft. Two guards told the agency that the boats were gone.", "MED"),
        ("The International Atomic Energy Agency met. Chad told the agency that the plant was shut.", "IGOUNOIAE"),
    ],
)
def test_the_agency_that_is_told_is_the_press_or_the_one_named(reader: verbale.Reader, text: str, code: str) -> None:
    reading = reader(text)
    (addressee,) = reading.statements[-1].addressees
    assert next(actor.code for actor in reading.actors if actor.id == addressee) == code


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru, Chile and Bolivia met in Lima. The Parties condemn the raid.", "Peru, Chile and Bolivia"),
        ("Peru and Chile met. It was late. It rained. The Parties condemn the raid.", "Peru and Chile"),
        ("Peru and Chile met in Lima. The parties condemned the raid.", None),
        ("The Government of Kenya thanks Norway. The Government calls on Somalia to wait.", "Kenya"),
        (
            "The Government of Kenya regrets that the Government of Somalia left. The talks are over. It is late. "
            "The road is shut. The Government calls on Somalia to wait.",
            "Kenya",
        ),
        ("The Government of Kenya met the Government of Uganda. The Government denied the charge.", None),
    ],
)
def test_the_terms_of_joint_and_signed_texts(reader: verbale.Reader, text: str, speaker: str | None) -> None:
    assert told(reader(text))[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("The clerk met the mayor, Ben Holt, and the chief constable, Omar Diaz. He said it was shut.", 2),
        ("The clerk met the mayor, Ann Holt, and the chief constable, Omar Diaz. He said it was shut.", 0),
    ],
)
def test_two_men_in_one_row_compete(reader: verbale.Reader, text: str, candidates: int) -> None:
    assert len(reader(text).statements[-1].speaker.candidates) == candidates


def test_they_are_the_two_who_spoke_together(reader: verbale.Reader) -> None:
    text = (
        "The two presidents said it was over. Diaz, who was host, thanked the Union. They said they would meet again."
    )
    speakers = [name for name, _ in told(reader(text))]
    assert speakers[0] == speakers[2] == "two presidents"


def test_what_is_called_for_behind_a_relative_clause_is_the_speakers_act(reader: verbale.Reader) -> None:
    text = "Peru condemns the raid on its post, in which a guard lost his life, and calls upon Chile to find the men."
    reading = reader(text)
    known = {actor.id: actor.name for actor in reading.actors}
    (request,) = (event for event in reading.events if event.root == "REQUEST")
    assert [known[source] for source in request.sources] == ["Peru"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Mayor Omar Diaz said Governor Peter Holt had kept in touch with his villages.\n\n"
            '"I would think that this has some weight," he said.',
            "Omar Diaz",
        ),
        (
            '"We wait for an answer," said Lena Soto, who lost her sister Anna in the flood. "I want the council to '
            'act. It has had a year."\n\n"The contractors knew of the cracks," she added.',
            "Lena Soto",
        ),
        (
            "Envoy Lena Soto caused a stir when a voter asked if she would come back.\n\n"
            '"Oh no. Nobody has asked. Not once. Not ever. The house is full. The roof leaks. I am old," she replied.',
            "Lena Soto",
        ),
    ],
    ids=["last-speaker", "quoted-sentences", "long-quotation"],
)
def test_a_pronoun_behind_a_quotation_is_who_spoke_before(reader: verbale.Reader, text: str, speaker: str) -> None:
    assert told(reader(text))[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Mora and Paul Mora left early. Mrs. Mora said it was late.", "Ann Mora"),
        ("Mr. Jordan left early. Mrs. French said it was late.", "French"),
        ("Ann Lee, the adviser to Prime Minister Omar Diaz, left. The adviser said it was late.", "Ann Lee"),
        ("Chad and Niger issued a text on Monday. They said it was late.", "Chad and Niger"),
        ("President Mora and the first lady, Ann Mora, came early. Mr. Mora said it was late.", "Mora"),
        ("Mr. Mora and the first lady, Ann Mora, came early. President Mora said it was late.", "Mora"),
        ("Mr. Adeyemi spoke in Gao. Some voters who once followed Mr. Adeyemi now say he is lost.", "voters"),
        (
            "Peter Oba, the former governor of Lagos and former mayor of Abuja, left. He said it was late.",
            "Peter Oba",
        ),
        ("Ann Lee, governor of Gao, spoke. The Mopti governor said it was late.", "Mopti governor"),
        ("Ann Lee, governor of Gao, spoke. The Gao governor said it was late.", "Ann Lee"),
        ("Ann Lee was a farmer who said it was late.", "Ann Lee"),
        ("Ann Lee is in charge of the police in Gao. The police chief said it was late.", "Ann Lee"),
        ("Ann Lee took over the border agency from Omar Diaz. The agency's head said it was late.", "Ann Lee"),
        (
            "Speakers included Tuya Bold (Mongolia) and Rhys Cole (Ireland). The representative of Mongolia said so.",
            "Tuya Bold",
        ),
        ("Ann Lee runs the police mission. Its host, director Omar Diaz, left. The mission chief said so.", "Ann Lee"),
        ("Ivan Adamov, the foreign minister, sent his regrets. The minister said her cabinet would wait.", "minister"),
        (
            "Ivan Adamov, the foreign minister, sent his regrets. The minister said his cabinet would wait.",
            "Ivan Adamov",
        ),
    ],
)
def test_whose_words_these_are(reader: verbale.Reader, text: str, speaker: str) -> None:
    assert told(reader(text))[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz met Eva Soto. She told her that it was late.", ("Ana Ruiz", ["Eva Soto"])),
        ("Ana Ruiz met Eva Soto. She told Ruiz that it was late.", ("Eva Soto", ["Ana Ruiz"])),
        ("The minister met President Omar Diaz. He told President Diaz that it was late.", (None, ["Omar Diaz"])),
        ("Ana Ruiz met Omar Diaz. He told her that it was late.", ("Omar Diaz", ["Ana Ruiz"])),
    ],
)
def test_nobody_who_is_named_or_meant_as_the_object_is_the_subject(
    reader: verbale.Reader, text: str, expected: tuple[str | None, list[str]]
) -> None:
    assert told(reader(text))[-1] == expected


@pytest.mark.parametrize(
    ("between", "speaker"),
    [("", None), ("Later, Lee went home. ", "Ann Lee"), ("Diaz went home on Monday. ", "Omar Diaz")],
)
def test_a_counterpart_holds_the_same_office(reader: verbale.Reader, between: str, speaker: str | None) -> None:
    text = (
        f"The Kenyan minister, Ann Lee, met her Chadian counterpart, Omar Diaz. {between}The minister said it was late."
    )
    assert told(reader(text))[-1][0] == speaker


@pytest.mark.parametrize(
    ("note", "speaker"),
    [
        ("(NOTE: Minister Peter Holt told the attache that he would leave. END NOTE.) ", "Omar Diaz"),
        ("(Peter Holt said that he would leave.) ", "Omar Diaz"),
        ("Peter Holt (who had left) said that it was late. ", "Peter Holt"),
    ],
)
def test_a_note_in_brackets_gives_no_antecedent(reader: verbale.Reader, note: str, speaker: str) -> None:
    text = f"Minister Omar Diaz said that a shell had gone long. {note}He claimed that the roof had burned."
    assert told(reader(text))[-1][0] == speaker
