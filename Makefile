# The verbs of the project. `make` alone lists them. demo, test and the others set up .venv themselves.

PYTHON ?= python3
UV ?= $(shell command -v uv 2>/dev/null)
SHARED ?= ../shared
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint eval docs bench crash lock check-lock clean

help: ## list the verbs
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(READY) ## make .venv with everything, every package checked against its hash

$(READY): pyproject.toml uv.lock requirements-dev.txt
ifneq ($(UV),)
	UV_PROJECT_ENVIRONMENT=$(VENV) $(UV) sync --quiet --frozen --no-install-project
	$(UV) pip install --quiet --python $(VENV) --no-deps --no-build-isolation --editable .
else
	@$(PYTHON) -c "import sys; sys.exit('Verbale needs Python 3.11 or newer: make PYTHON=python3.11' if sys.version_info < (3, 11) else 0)"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
endif
	@touch $@

DEMO := build/demo

demo: $(READY) ## the record and the brief of the example reports, and the end of the mechanism of the worked example
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/verbale read examples -o $(DEMO)/talks.db
	$(BIN)/verbale brief $(DEMO)/talks.db
	VERBALE="$(CURDIR)/$(BIN)/verbale" sh examples/trilateral/run.sh $(DEMO)/trilateral

test: $(READY) ## run the tests
	$(BIN)/pytest

lint: $(READY) ## style, types and the direction of imports
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(READY) ## extraction quality: the evaluation sets where they are beside the project, and our own
	@if [ -d "$(SHARED)/eval" ]; then \
	  $(BIN)/verbale evaluate --data "$(SHARED)" --floors tests/eval/floors.json; \
	else \
	  echo "No evaluation sets in $(SHARED); nothing measured there."; \
	fi
	$(BIN)/python benchmarks/own_sets.py
	$(BIN)/python benchmarks/marked_sets.py

docs: $(READY) ## check that what the documentation says is so
	$(BIN)/pytest tests/test_docs.py

bench: $(READY) ## words a second beside plain spaCy; statements a second into a record, and its answers
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/record_speed.py

crash: $(READY) ## kill a load fifty times, and see that no record is harmed
	$(BIN)/python benchmarks/crash.py

EXPORT = $(UV) export --quiet --frozen --no-header --no-annotate --no-emit-project

lock: ## write uv.lock and both requirements files anew (needs uv)
	UV_NO_CONFIG=1 $(UV) lock
	$(EXPORT) --no-dev --output-file requirements.txt
	$(EXPORT) --group dev --output-file requirements-dev.txt

check-lock: ## see that uv.lock and the requirements files agree with pyproject.toml (needs uv)
	UV_NO_CONFIG=1 $(UV) lock --check
	$(EXPORT) --no-dev | diff - requirements.txt
	$(EXPORT) --group dev | diff - requirements-dev.txt

clean: ## remove what the verbs made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
