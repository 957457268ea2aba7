"""A set-up file: what it gives, and one sentence with line and key for whatever is wrong."""

from __future__ import annotations

import pytest

from secretariat import CREATED, SETUP
from verbale.errors import RuleBroken, SetUpInvalid
from verbale.lexicon.mechanisms import mechanism_templates
from verbale.mechanism import read_setup
from verbale.model.mechanism import ChairRule, Channel

PARTIES = "parties:\n  - {id: ARD, name: Ardal}\n  - {id: BEL, name: Belmar}\n"


def read(text: str):
    return read_setup(text, created=CREATED, source="lake.yaml")


def test_a_file_gives_its_mechanism() -> None:
    mechanism = read(SETUP)
    assert mechanism.party_ids == ("ARD", "BEL", "COR")
    assert mechanism.observer_ids == ("OBS",)
    assert mechanism.clocks.complaint == 24 and mechanism.clocks.review == 14 * 24
    assert mechanism.scales[0].values == ("none seen", "some", "all")
    assert mechanism.chair == ChairRule("host")


@pytest.mark.parametrize("name", mechanism_templates())
def test_every_template_makes_a_mechanism(name: str) -> None:
    mechanism = read(f"template: {name}\nname: Lake\n{PARTIES}host: ARD\n")
    assert mechanism.template == name
    assert set(mechanism.ladder) <= {body.name for body in mechanism.bodies}


def test_the_four_templates_are_there() -> None:
    assert mechanism_templates() == ("joint-commission", "liaison-channel", "monitoring-group", "trilateral")


def test_what_the_file_says_goes_before_its_template_clock_by_clock() -> None:
    mechanism = read(f"template: monitoring-group\nname: Lake\n{PARTIES}clocks: {{complaint: 36h}}\n")
    assert (mechanism.clocks.complaint, mechanism.clocks.response) == (36, 48)
    assert mechanism.chair == ChairRule("rotating", ("ARD", "BEL"))


def test_ids_differ_by_seed_and_time() -> None:
    ids = {read_setup(SETUP, created=CREATED, seed=seed).id for seed in ("", "a", "b")}
    assert len({*ids, read_setup(SETUP, created="2032-01-01T00:00:00+00:00").id}) == 4


def test_channels_and_chairs_have_a_long_form() -> None:
    text = f"name: Lake\n{PARTIES}channel: {{protecting_power: Dorland}}\nchair: {{rotating: [BEL, ARD]}}\n"
    mechanism = read(text)
    assert mechanism.channel == Channel("protecting_power", "Dorland")
    assert mechanism.chair == ChairRule("rotating", ("BEL", "ARD"))


def changed(old: str, new: str) -> str:
    assert SETUP.count(old) == 1
    return SETUP.replace(old, new)


@pytest.mark.parametrize(
    ("text", "on_line", "words"),
    [
        (SETUP + "colour: blue\n", "colour: blue", "colour: is no key"),
        (changed("host:", "hots:"), "hots: COR", "perhaps 'host'"),
        (changed("Corvia", "ardal"), "ardal", "as another member's"),
        (changed("id: OBS", "id: ard"), "id: ard", "as another member's"),
        (changed("id: OBS", "id: secretary"), "secretary", "means something else"),
        (changed("id: OBS", "id: 'O B'"), "O B", "letters, digits"),
        (changed("id: OBS, ", ""), "The observers", "'id' is missing"),
        (changed("response: 2 days", "response: -1 day"), "-1 day", "clocks.response: is '-1 day'"),
        (changed("response: 2 days", "response: 0h"), "0h", "more than nothing"),
        (changed("response: 2 days", "response: soon"), "soon", "no length of time"),
        (changed("response: 2 days", "response: 99999999999999999 days"), "99999", "ten years"),
        (changed("response: 2 days", "respond: 2 days"), "respond", "perhaps 'response'"),
        (changed("host: COR", "host: DOR"), "DOR", "host: is 'DOR'"),
        (changed("silence_procedure", "majority"), "majority", "can be consensus"),
        (changed("level: ministerial", "level: royal"), "royal", "bodies[2].level"),
        (changed("parent: plenary", "parent: senate"), "senate", "bodies[2].parent"),
        (changed("[plenary, ministers]", "[plenary, plenary]"), "ladder", "twice"),
        (changed("[none seen, some, all]", "[all]"), "deeds", "two values"),
        (SETUP + "languages: [en, English!]\n", "English!", "language tag"),
        (SETUP + "languages: [en, en]\n", "[en, en]", "twice"),
        (SETUP + "scope: [{subject: fish, inside: [ARD], outside: [ARD]}]\n", "fish", "both"),
        (SETUP + "terms: [{proposed_by: ARD}]\n", "proposed_by", "'text' is missing"),
        (SETUP + "confidentiality: {circle: friends}\n", "friends", "confidentiality.circle"),
        (SETUP + "channel: protecting_power\n", "protecting_power", "name the power"),
        (SETUP + "template: lake\n", "template", "can be joint-commission"),
        (SETUP + "name: Again\n", "Again", "duplicate key"),
        (SETUP + "languages:\n", "languages:", "has no value"),
        ("name: Lake\nhost: ARD\n", None, "'parties' is missing"),
        ("name: Lake\nparties: [{id: ARD, name: Ardal}]\n", "Ardal", "two parties or more"),
        ("name: Lake\nparties: 3\n", "parties: 3", "needs a list"),
        ("name: [a]\n" + PARTIES, "name: [a]", "needs text"),
        ("name: ' '\n" + PARTIES, "name: ' '", "is empty"),
        ("name: 7\n" + PARTIES, "name: 7", "needs text, not 7"),
        ("1: a\n" + PARTIES, "1: a", "no text"),
        ("- a\n", "- a", "keys with values"),
        ("", None, "keys with values"),
        ("a: [\n", None, "no YAML"),
        ("a: \x00\n", None, "no YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, on_line: str | None, words: str) -> None:
    with pytest.raises(SetUpInvalid) as wrong:
        read(text)
    assert words in str(wrong.value)
    assert str(wrong.value).startswith("lake.yaml") and "\n" not in str(wrong.value)
    if on_line is not None:
        assert wrong.value.line is not None
        assert on_line in text.splitlines()[wrong.value.line - 1]


def test_it_is_set_up_at_a_time_with_a_zone() -> None:
    with pytest.raises(RuleBroken):
        read_setup(SETUP, created="2031-03-01")


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(SetUpInvalid, match="characters"):
        read("#" * 1_000_001)
