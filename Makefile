# `make demo` and `make test` need Python 3.11 or newer and make; all else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
MAP := maps/hayat-2023.yaml
BUILD := build

SECONDS := 60
TARGET :=

# Tests and documents start argmap many times; without its byte code it would be compiled each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test checks test-editor test-long fuzz docs generate generate-cases clean

demo: $(VENV)/installed
	@mkdir -p $(BUILD)
	$(BIN)/argmap validate $(MAP)
	$(BIN)/argmap check $(MAP) > $(BUILD)/hayat-2023.findings.txt || test $$? -eq 1
	$(BIN)/argmap evaluate $(MAP) > $(BUILD)/hayat-2023.verdicts.txt
	$(BIN)/argmap render $(MAP) -o $(BUILD)/hayat-2023.svg
	$(BIN)/argmap render $(MAP) -o $(BUILD)/hayat-2023.png
	@tail -n 1 $(BUILD)/hayat-2023.findings.txt
	@tail -n 1 $(BUILD)/hayat-2023.verdicts.txt
	@echo "Written:"; ls -1 $(BUILD)/hayat-2023.*

test: $(VENV)/developed
	@$(BIN)/python tests/cpu_time.py $(MAKE) --no-print-directory checks

# Plain asserts take less time; tests that fail are run again, and then say what was wrong.
checks: $(VENV)/developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --assert plain || ($(BIN)/python -m pytest --last-failed; exit 1)

# The extension, packaged, in VS Code; needs Node 20, npm and Chromium, and says so where they are not there.
test-editor: $(VENV)/developed
	editors/vscode/test/run $(CURDIR)/$(BIN)/python

# All examples and all seeds, then every property test with twenty other seeds.
test-long: $(VENV)/developed
	$(BIN)/python -m pytest -n auto -m "long or not long" --hypothesis-profile=long
	for seed in $$(seq 20); do \
	  $(BIN)/python -m pytest -n auto -m hypothesis --hypothesis-profile=seeded --hypothesis-seed=$$seed || exit 1; \
	done

# Each reader, or TARGET alone, with changed files for SECONDS; needs Linux and Python 3.11 to 3.13.
fuzz: $(VENV)/fuzzed
	$(BIN)/python -m tests.fuzz $(TARGET) --seconds $(SECONDS) --folder $(BUILD)/fuzz

docs: $(VENV)/developed
	rm -rf $(BUILD)/docs
	$(BIN)/sphinx-build -W --keep-going -n -q -d $(BUILD)/docs/.doctrees docs $(BUILD)/docs
	@echo "Written: $(BUILD)/docs/index.html"

generate: $(VENV)/developed
	$(BIN)/argmap schema -o schemas/argmap.schema.json
	$(BIN)/argmap schema -o argmap/shape/argmap.schema.json
	$(BIN)/argmap schema --of findings -o schemas/findings.schema.json
	$(BIN)/argmap schema --of difference -o schemas/difference.schema.json
	$(BIN)/argmap schema --of schemes -o schemas/schemes.schema.json
	$(BIN)/python docs/generate.py
	$(BIN)/argmap render docs/examples/late-fees.yaml -o docs/images/late-fees.svg
	for map in maps/*.yaml; do \
	  $(BIN)/argmap check $$map > $${map%.yaml}.findings.txt || test $$? -eq 1 || exit 1; \
	done

generate-cases: $(VENV)/developed
	$(BIN)/python -m pytest tests/test_cases.py --regenerate

clean:
	rm -rf $(VENV) $(BUILD)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "argmap needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable .
	@touch $@

$(VENV)/developed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[dev]'
	@touch $@ $(VENV)/installed

$(VENV)/fuzzed: pyproject.toml | $(VENV)/bin/python
	$(PIP) install --editable '.[fuzz]'
	@touch $@ $(VENV)/developed $(VENV)/installed
