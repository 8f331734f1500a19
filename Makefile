# remit: `make` alone says what it can do. Needs Python 3.11 or newer and make; everything else goes into .venv.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo test lint check bench docs soak lock clean built stubs


# The first of these that is at least 3.11; `make install PYTHON=/path/to/python3.12` chooses another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CODE := src tests tools integrations $(wildcard benchmarks)
ARGS ?=

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: .venv/.run ## Build .venv with remit in .venv/bin

demo: .venv/.run ## Audit a whole example estate on this machine and write its page
	@$(BIN)/remit demo $(ARGS)

test: .venv/.dev built ## Run the tests (ARGS="-k word" chooses); browser and terraform tests skip where those are missing
	@$(BIN)/pytest -n auto --dist worksteal $(ARGS)

lint: .venv/.dev built stubs ## Format, lint, types, floors, checks, schema, docs, budgets
	@$(BIN)/ruff format --check --quiet --diff $(CODE)
	@$(BIN)/ruff check --quiet $(CODE)
	@$(BIN)/mypy $(CODE)
	@$(BIN)/lint-imports --no-logo --cache-dir .import_linter_cache
	@$(BIN)/python tools/check_lint.py
	@$(BIN)/python -m tools.schema check
	@$(BIN)/python -m tools.docs check
	@$(BIN)/python tools/budgets.py

check: lint test ## Everything that CI asks

bench: .venv/.dev ## Measure start-up, live collection and scale
	@set -e; for bench in $(sort $(wildcard benchmarks/*.py)); do echo "== $$bench"; $(BIN)/python $$bench; done

docs: .venv/.dev built ## Make the site: a page per check, searched offline (docs/site/)
	@$(BIN)/python -m tools.docs write

soak: .venv/.dev ## Run the tests that take minutes
	@$(BIN)/pytest -m soak -o faulthandler_timeout=1800 $(ARGS)

lock: .venv/.dev ## Renew requirements/*.txt within the bounds of pyproject.toml
	@$(BIN)/python tools/lock.py

clean: ## Remove all that these targets made
	rm -rf .venv build dist docs/site src/remit/_built
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# What is built from the checks and never committed: what a scan loads, and the types that mypy reads.
built: .venv/.run
	@$(BIN)/python tools/build_hook.py

stubs: .venv/.dev
	@$(BIN)/python -m tools.stubs write

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo 'remit needs Python 3.11 or newer and found none.' \
		'Name one: make install PYTHON=/path/to/python3.11' >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment:" \
		'its venv or ensurepip module is missing. On Debian and Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@echo 'making .venv'
	@"$(PYTHON)" -m venv .venv

# What remit runs with, every extra included.
.venv/.run: requirements/run.txt pyproject.toml tools/build_hook.py | .venv/bin/python
	@echo 'installing remit and what it runs with'
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# What its developers need besides.
.venv/.dev: requirements/dev.txt .venv/.run
	@echo 'installing what tests and lint need'
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
