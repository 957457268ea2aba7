"""The examples in docstrings run."""

import doctest
import importlib
import pkgutil

import pytest

import verbale

MODULES = ["verbale", *(module.name for module in pkgutil.walk_packages(verbale.__path__, "verbale."))]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_examples_run(name):
    report = []
    module = importlib.import_module(name)
    finder, runner = doctest.DocTestFinder(), doctest.DocTestRunner()
    for test in finder.find(module, name):
        runner.run(test, out=report.append)
    assert not runner.failures, "".join(report)
