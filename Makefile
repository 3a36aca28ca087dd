# Everything a newcomer needs: `make run` and `make test` set themselves up.
# On Windows, use the pip commands of the README instead.

.POSIX:
.SUFFIXES:
.PHONY: help run test lint format bench lock setup setup-dev setup-bench setup-browser setup-proxy clean

PYTHON =
VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check
DEMO = build/demo
SERVE = yes

help:
	@echo "make run     set up, score the worked examples, write their PDFs to $(DEMO), and"
	@echo "             open the page on them until Ctrl-C; make run SERVE= leaves that out"
	@echo "make test    set up and run the whole suite: lint, types, contracts, tests"
	@echo "make bench   set up and print the table of measured ratios"
	@echo "make lint    the checks of the suite without the tests"
	@echo "make format  lay out the code and mend what can be mended"
	@echo "make lock    pin the dependencies anew, with hashes"
	@echo "make clean   remove everything that these commands have made"
	@echo "PYTHON=/path/to/python3 chooses the Python, 3.11 or newer, for a new $(VENV)"

# Nobody sits before a CI to open the page, and to stop it again.
run: setup
	@$(BIN)/assessor demo --out $(DEMO)
	@if [ -z "$(SERVE)" ]; then :; \
	elif [ -n "$$CI" ]; then echo "The page stays closed, since CI is set."; \
	else exec $(BIN)/assessor serve --examples --database sqlite:///$(DEMO)/assessments.sqlite; fi

test: setup-dev setup-browser setup-proxy lint
	$(BIN)/python -m pytest -n auto --dist loadgroup

bench: setup-bench
	$(BIN)/python -m tests.bench

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Locks hold for Python 3.11 and newer on Linux, macOS and Windows, and name no
# package index: whichever one pip is set up for will do, since hashes decide.
lock: setup-dev
	$(PIP) install --quiet uv
	$(BIN)/uv pip compile $(LOCKING) --group build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCKING) --group build --group dev \
		-c requirements.lock pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile $(LOCKING) --group bench \
		-c requirements-dev.lock -o requirements-bench.lock

LOCKING = --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	--no-annotate --custom-compile-command "make lock"

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: each file below says that a step is done for the locks as they stand.

setup: $(VENV)/installed
setup-dev: $(VENV)/installed-dev
setup-bench: $(VENV)/installed-bench
setup-browser: setup-dev
	@$(BIN)/python tests/browser/find_chromium.py
setup-proxy: setup-dev
	@$(BIN)/python tests/serving/find_nginx.py

$(VENV)/installed: $(VENV)/created requirements.lock pyproject.toml
	@echo "Installing what the toolkit needs (once; a minute or two) ..."
	@$(PIP) install --quiet --require-hashes -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q questionnaires scoring assessor
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.lock
	@echo "Installing what the tests need (once; a minute or two) ..."
	@$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/installed-bench: $(VENV)/installed-dev requirements-bench.lock
	@echo "Installing what the bench measures beside ours (once; a minute or two) ..."
	@$(PIP) install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

# The newest Python that fits and can make environments. Debian keeps the part
# that makes them in a package of its own, so a Python alone is not enough there.
$(VENV)/created:
	@fits() { "$$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }; \
	able() { "$$1" -c 'import ensurepip, venv' 2>/dev/null; }; \
	fitting=; chosen=; \
	for candidate in $(PYTHON) python3.14 python3.13 python3.12 python3.11 python3 python; do \
		fits "$$candidate" || continue; \
		fitting=$${fitting:-$$candidate}; \
		if able "$$candidate"; then chosen=$$candidate; break; fi; \
	done; \
	if [ -z "$$fitting" ]; then \
		echo "No Python 3.11 or newer was found. Install one (python.org, brew install" >&2; \
		echo "python, apt install python3), or name yours: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	if [ -z "$$chosen" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing python3-venv, which $$fitting needs to make environments ..."; \
		apt-get -qq update >/dev/null 2>&1; \
		apt-get -qq install -y python3-venv >/dev/null 2>&1; \
		if able "$$fitting"; then chosen=$$fitting; fi; \
	fi; \
	if [ -z "$$chosen" ]; then \
		echo "$$fitting cannot make virtual environments. On Debian and Ubuntu run" >&2; \
		echo "    sudo apt install python3-venv" >&2; \
		echo "then the same make command again." >&2; \
		exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$chosen" --version) ..."; \
	rm -rf $(VENV) && "$$chosen" -m venv $(VENV)
	@touch $@
