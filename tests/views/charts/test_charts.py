"""Charts: well-formed, described, and nothing in them that the words do not say."""

from xml.etree import ElementTree

import pytest

from verbale.views.charts import activity_chart, addressing_chart, dyads_chart
from verbale.views.network import Dyad

SVG = "{http://www.w3.org/2000/svg}"
EVIL = 'A <script> & "B"'
DRAWN = {
    "activity": activity_chart(["2031-05-02", "2031-05-02", None], ["2031-07-09"]),
    "addressing": addressing_chart({("Norland", "Sudmark"): 3, (EVIL, "Norland"): 1}),
    "dyads": dyads_chart([Dyad("Norland", "Sudmark", 2, 5), Dyad(EVIL, "Norland", 0, 1)]),
}


@pytest.mark.parametrize("name", DRAWN)
def test_it_is_well_formed_and_described(name):
    root = ElementTree.fromstring(DRAWN[name])
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{name}-title {name}-desc"
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text.endswith(".")
    assert "script>" not in DRAWN[name]


@pytest.mark.parametrize("chart", [activity_chart([None], []), addressing_chart({}), dyads_chart([])])
def test_nothing_to_draw_is_no_picture(chart):
    assert chart == ""


def test_the_description_tells_the_most():
    assert "most in 2031-05: 2 statements and 0 events" in activity_chart(["2031-05-02", "2031-05-02"], ["2031-07-09"])
    assert "most from Norland to Sudmark: 3" in DRAWN["addressing"]
    assert "2 events of cooperation and 5 of conflict" in DRAWN["dyads"]


@pytest.mark.parametrize(
    ("last", "bins"), [("2031-05-02", 1), ("2031-06-01", 31), ("2032-05-01", 13), ("2041-05-01", 11)]
)
def test_time_is_parted_by_day_month_or_year(last, bins):
    chart = activity_chart(["2031-05-02"] if last == "2031-05-02" else ["2031-05-02", last], [])
    if bins <= 12:
        assert chart.count("<text") >= bins
    else:
        assert "2031-05" in chart


def test_many_actors_are_cut_and_the_description_says_so():
    chart = addressing_chart({(f"Actor {number:02}", "Hub"): 30 - number for number in range(30)})
    assert "less busy actors are left out" in chart
    assert "Actor 29" not in chart


def test_numbers_stand_in_the_picture():
    texts = [text.text for text in ElementTree.fromstring(DRAWN["dyads"]).iter(f"{SVG}text")]
    assert {"5", "2"} <= set(texts)
