# Two commands: `make` builds everything, `make test` tests it. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := build
.PHONY: build setup test lab lint format check lock boundaries bench clean help

build: setup  ## build tables, figures and notebooks (only what has changed)
	@$(BIN)/kkrdata build

setup: $(INSTALLED)  ## make .venv and install the locked dependencies

test: setup  ## run the whole test suite
	@$(BIN)/pytest

lab: setup  ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab notebooks

lint: setup  ## style, docstrings, and which module may import which
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/numpydoc lint $$(git ls-files 'src/*.py' 'data/*.py' ':!src/kkrdata/cli/')
	@$(BIN)/lint-imports --no-logo

format: setup  ## put the code in the house style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

check: setup  ## compare the tables with the document's printed totals and with data/raw
	@$(BIN)/kkrdata check

lock: setup  ## resolve the dependencies into requirements.lock; UPGRADE=--upgrade renews them all
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
	    --no-header --python-version 3.11 --extra workbook --extra refresh --group dev pyproject.toml \
	    --output-file requirements.lock $(UPGRADE)

boundaries: setup  ## rebuild the municipal boundaries from their sources (needs a connection and npm)
	@$(BIN)/python data/boundaries/build_boundaries.py

bench: setup  ## measure speed
	@$(BIN)/pytest tests/benchmarks/speed.py --numprocesses=0 --benchmark-only --benchmark-columns=min,median,max

clean:  ## remove the environment and everything that git ignores
	@git clean -fdXq

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# uv's own pin and hashes are taken from the lock, so that one file says what is installed.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "kkrdata needs Python 3.11 or newer. Found: $$($(PYTHON) --version). Name another one: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@awk '/^[^ ]/ {wanted = /^uv==/} wanted' requirements.lock > $(VENV)/uv.txt
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --require-hashes -r $(VENV)/uv.txt
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --compile-bytecode --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --offline --no-deps --no-build-isolation --editable .
	@touch $@
