"""The command group: versions, faults, and the small commands."""

import json
from importlib.metadata import version

import pytest
from jsonschema import Draft202012Validator

from verbale.cli import DEBUG, main
from verbale.errors import SetupError, UsageError
from verbale.workflows import checks, evaluation


def test_version(call):
    assert call("--version").stdout == f"verbale {version('verbale')}\n"


def test_schema_is_a_valid_json_schema(call):
    schema = json.loads(call("schema").stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "verbale/1"


@pytest.mark.parametrize(("error", "code"), [(SetupError("No model."), 1), (UsageError("No such day."), 2)])
def test_an_error_of_ours_is_its_sentence(call, monkeypatch, error, code):
    def fail(*_):
        raise error

    monkeypatch.setattr("verbale.model.json_schema", fail)
    done = call("schema")
    assert (done.exit_code, done.stderr) == (code, f"verbale: {error}\n")


def test_a_fault_is_one_sentence_without_a_traceback(call, monkeypatch):
    monkeypatch.setattr("verbale.model.json_schema", lambda: 1 / 0)
    done = call("schema")
    assert done.exit_code == 1
    assert done.stderr.startswith("verbale: A fault of the program (ZeroDivisionError: division by zero)")
    assert done.stderr.count("\n") == 1


def test_a_developer_sees_where_a_fault_is(call, monkeypatch):
    monkeypatch.setattr("verbale.model.json_schema", lambda: 1 / 0)
    monkeypatch.setenv(DEBUG, "1")
    assert isinstance(call("schema").exception, ZeroDivisionError)


def test_other_programs_can_call_the_command_without_leaving():
    assert main(["--help"], standalone_mode=False) == 0


class TestDoctor:
    """`verbale doctor` tells what is there and works."""

    def test_all_is_well_here(self, call):
        done = call("doctor")
        assert done.exit_code == 0, done.stdout
        for name in ("verbale", "python", "spacy", "model", "sqlite", "self-test"):
            assert f"ok      {name}" in done.stdout

    def test_what_is_missing_is_named(self, call, monkeypatch):
        monkeypatch.setattr(checks, "MODEL", "no-such-model")
        done = call("doctor")
        assert done.exit_code == 1
        assert "MISSING model" in done.stdout
        assert "no-such-model" in done.stdout
        assert "ok      sqlite" in done.stdout


class TestEvaluate:
    """`verbale evaluate` holds measured figures against their bounds."""

    @pytest.fixture
    def measured(self, monkeypatch):
        found = [evaluation.Figure("set.f1", 61.5, "a set"), evaluation.Figure("set.events", 1.5, "events")]
        monkeypatch.setattr(evaluation, "figures", lambda folder: iter(found))

    @pytest.mark.parametrize(
        ("floors", "code"),
        [
            ({}, 0),
            ({"floors": {"set.f1": 61.5}, "ceilings": {"set.events": 1.5}}, 0),
            ({"floors": {"set.f1": 61.6}}, 1),
            ({"ceilings": {"set.events": 1.4}}, 1),
            ({"floors": {"set.never_measured": 1}}, 1),
        ],
    )
    def test_a_broken_bound_is_exit_code_1(self, call, measured, tmp_path, floors, code):
        path = tmp_path / "floors.json"
        path.write_text(json.dumps(floors), encoding="utf-8")
        done = call("evaluate", "--data", tmp_path, "--floors", path)
        assert done.exit_code == code
        assert "61.50  a set" in done.stdout
        assert ("BROKEN" in done.stdout or "not measured" in done.stderr) == bool(code)

    def test_figures_are_shown_without_floors(self, call, measured, tmp_path):
        assert call("evaluate", "--data", tmp_path).exit_code == 0

    @pytest.mark.parametrize("content", ["", "[]", '{"floors": {"a": "b"}}', '{"floors": 3}'])
    def test_a_floors_file_of_another_form_is_refused(self, call, measured, tmp_path, content):
        path = tmp_path / "floors.json"
        path.write_text(content, encoding="utf-8")
        done = call("evaluate", "--data", tmp_path, "--floors", path)
        assert done.exit_code == 1
        assert done.stderr.startswith("verbale: The floors file")

    def test_a_folder_without_sets_is_refused(self, call, tmp_path):
        done = call("evaluate", "--data", tmp_path)
        assert done.exit_code == 1
        assert "eval/attribution" in done.stderr

    def test_floors_that_are_not_there(self, call, tmp_path):
        done = call("evaluate", "--data", tmp_path, "--floors", tmp_path / "none.json")
        assert done.exit_code == 1
        assert "There is no floors file" in done.stderr

    def test_the_scorers_are_run_as_they_are_documented(self, tmp_path, monkeypatch):
        """A folder of our own with scorers that print what the real ones print."""
        ours = 'import sys\nif sys.argv[-1] != "--json": open(sys.argv[3], "w").close()\n'
        scores = {"attr/all": {"f1": 0.5}, **{f"exact/{role}": {"f1": 0.25} for role in ("source", "cue", "content")}}
        scores["recall"] = {"indirect": {"r": 0.5, "gold": 4}, "speech cue": {"r": 0.75, "gold": 4}}
        speakers = "news name   7/8   87.5%  answered 8\nnews pronoun   1/2   50.0%  answered 2\nall   8/12  1%  x 2"
        rates = {"root_any": 0.75, "full_text": 0.5, "full_code": 0.25}
        events: dict[str, object] = {name: {"n": 4, "rate": rate} for name, rate in rates.items()}
        events["events_per_sentence"] = 1.25
        events["first_event"] = {"root15": {"n": 4, "accuracy": 0.5}}
        for name, program in {
            "attribution/from_verbale.py": ours,
            "attribution/score.py": f"print({json.dumps(json.dumps(scores))})",
            "attribution/speaker.py": f"print({speakers!r})",
            "events/from_verbale.py": ours,
            "events/score.py": f"print({json.dumps(json.dumps(events))})",
        }.items():
            path = tmp_path / "eval" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(program, encoding="utf-8")
        found = {figure.name: figure.value for figure in evaluation.figures(tmp_path)}
        assert found == {
            "polnear_dev.attr_f1": 50.0,
            "polnear_dev.exact_source": 25.0,
            "polnear_dev.exact_cue": 25.0,
            "polnear_dev.exact_content": 25.0,
            "polnear_dev.recall_indirect": 50.0,
            "polnear_dev.recall_speech_cues": 75.0,
            "gum_dev.news_speakers": 80.0,
            "gum_dev.news_pronouns": 1.0,
            "gsr_dev.root_any": 75.0,
            "gsr_dev.root_first": 50.0,
            "gsr_dev.full_text": 50.0,
            "gsr_dev.full_code": 25.0,
            "gsr_dev.full_text_unlisted": 50.0,
            "gsr_dev.full_code_unlisted": 25.0,
            "gsr_dev.events_per_sentence": 1.25,
        }

    def test_a_scorer_that_fails_is_named(self, tmp_path):
        for name in ("attribution", "events"):
            (tmp_path / "eval" / name).mkdir(parents=True)
        (tmp_path / "eval" / "attribution" / "from_verbale.py").write_text(
            "raise SystemExit('no gold')", encoding="utf-8"
        )
        with pytest.raises(SetupError, match="no gold"):
            list(evaluation.figures(tmp_path))
