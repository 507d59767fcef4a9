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
ALL = $(BIN)/python -m training.train --data $(SHARED)/data --gold $(SHARED)/gold --corpus training/corpus \
	--model $(RUNS)/first --teachers $(RUNS)/parser --rounds 6 --pieces 450

# From the public corpora and the coded reports to a new model, which is shipped by copying it over src/sayso/language/weights
# once it has been measured; training/README.md says what each step does.
train: export OMP_NUM_THREADS = 1  # sums in one order: the same seed, the same figures
train: $(VENV)/.train
	$(BIN)/python -m training.coding training/corpus/*
	$(BIN)/python -m training.train --data $(SHARED)/data --out $(RUNS)/parser --epochs 8 \
		--pieces 300 --encoder-rate 1e-4 --head-rate 1e-3
	$(BIN)/python -m training.export --run $(RUNS)/parser --out $(RUNS)/first
	$(ALL) --start $(RUNS)/parser --out $(RUNS)/all-1 --epochs 4 --encoder-rate 8e-5 --head-rate 1e-3
	$(ALL) --start $(RUNS)/parser --out $(RUNS)/all-2 --epochs 4 --encoder-rate 8e-5 --head-rate 1e-3 --order 2
	$(ALL) --start $(RUNS)/parser --out $(RUNS)/all-3 --epochs 4 --encoder-rate 8e-5 --head-rate 1e-3 --order 3
	$(BIN)/python -m training.average --runs $(RUNS)/all-1 $(RUNS)/all-2 $(RUNS)/all-3 --out $(RUNS)/mean
	$(ALL) --start $(RUNS)/mean --out $(RUNS)/settled-1 --epochs 1 --encoder-rate 1e-5 --head-rate 1e-4 --seed 4
	$(ALL) --start $(RUNS)/mean --out $(RUNS)/settled-2 --epochs 1 --encoder-rate 1e-5 --head-rate 1e-4 --seed 6
	$(ALL) --start $(RUNS)/mean --out $(RUNS)/settled-3 --epochs 1 --encoder-rate 1e-5 --head-rate 1e-4 --seed 7
	$(BIN)/python -m training.average --runs $(RUNS)/settled-1 $(RUNS)/settled-2 $(RUNS)/settled-3 --out $(RUNS)/settled
	$(BIN)/python -m training.export --run $(RUNS)/settled --out $(RUNS)/weights

clean:
	rm -rf $(VENV) dist build
