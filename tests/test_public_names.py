"""The public names are the list, the list is the public names, and none is loaded before it is used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import verbale

SOURCE = Path(verbale.__file__)


def names_for_type_checkers():
    """The names imported under TYPE_CHECKING, which is what an editor sees."""
    for node in ast.walk(ast.parse(SOURCE.read_text(encoding="utf-8"))):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            return {alias.asname or alias.name for part in node.body for alias in part.names}
    return set()


def test_all_lists_what_type_checkers_see():
    assert set(verbale.__all__) == names_for_type_checkers() | {"__version__"}


def test_all_is_sorted():
    assert verbale.__all__ == sorted(verbale.__all__)


@pytest.mark.parametrize("name", verbale.__all__)
def test_each_public_name_can_be_had(name):
    assert getattr(verbale, name) is not None
    assert name in dir(verbale)


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonesuch"):
        verbale.nonesuch  # noqa: B018


@pytest.mark.parametrize("statement", ["import verbale", "import verbale.cli", "import verbale.model"])
def test_importing_loads_no_model(statement):
    code = f"{statement}; import sys; print([m for m in ('spacy', 'trafilatura', 'numpy', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_module_lists_its_names():
    for path in SOURCE.parent.rglob("*.py"):
        if path.read_text(encoding="utf-8").count("\n") > 1 and path.name != "__init__.py":
            assert "\n__all__" in path.read_text(encoding="utf-8"), path
