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

RUNS := training/runs
CORPORA := --gold $(SHARED)/gold --corpus training/corpus

# From the public corpora and the coded reports to a new model, which is shipped by copying it over src/sayso/language/weights
# once it has been measured; training/README.md says what each step does.
train: export OMP_NUM_THREADS = 1  # sums in one order: the same seed, the same figures
train: $(VENV)/.train
	$(BIN)/python -m training.coding training/corpus/*
	$(BIN)/python -m training.train --data $(SHARED)/data --out $(RUNS)/parser --epochs 8 \
		--pieces 300 --encoder-rate 1e-4 --head-rate 1e-3
	$(BIN)/python -m training.export --run $(RUNS)/parser --out $(RUNS)/first
	$(BIN)/python -m training.train --data $(SHARED)/data $(CORPORA) --model $(RUNS)/first --start $(RUNS)/parser \
		--teachers $(RUNS)/parser --out $(RUNS)/all --epochs 4 --rounds 6 --pieces 450 --encoder-rate 8e-5 --head-rate 1e-3
	$(BIN)/python -m training.export --run $(RUNS)/all --out $(RUNS)/weights

clean:
	rm -rf $(VENV) dist build
