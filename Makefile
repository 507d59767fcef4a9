# Two commands are all a newcomer needs: `make demo` (what is it?) and `make test` (is it right?).
# Each makes .venv and installs what it needs by itself. `make bench` asks: is it good?
PYTHON ?= python3
SHARED ?= ../shared
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench train clean

$(VENV)/.run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

demo: $(VENV)/.run
	$(BIN)/sayso demo

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: $(VENV)/.test
	$(BIN)/python -m bench.gate --shared $(SHARED)
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.desk

$(VENV)/.train: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	touch $@

train: $(VENV)/.train
	$(BIN)/python -m training.train --data $(SHARED)/data --gold $(SHARED)/gold --corpus training/corpus

clean:
	rm -rf $(VENV) dist build
