# `make book` and `make test` do everything on a fresh machine; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
URL ?=
LITE ?= yes

.DEFAULT_GOAL := help
.PHONY: help setup tools browser clients book serve pdf release test unit notebooks hashes lock
.PHONY: format bench advisories links heights clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  make \1\t/' | expand -t 20

setup:  ## make the environment (.venv) if it is not there or not up to date
	@PYTHON="$(PYTHON)" sh scripts/setup.sh

tools:  ## the same, with what the tests need beside it
	@PYTHON="$(PYTHON)" sh scripts/setup.sh test

browser: tools  ## find or install the browser that the tests drive
	@sh scripts/browser.sh

clients:  ## install the programs that the tests read our exports with
	@sh scripts/clients.sh

book: setup  ## execute the notebooks and build the book, live notebooks too (LITE=no leaves them out)
	@COURSEBOOK_LIVE=$(LITE) $(BIN)/jupyter-book build . -n --keep-going
	@COURSEBOOK_LIVE=$(LITE) $(BIN)/python scripts/live.py
	@echo
	@echo "The book is built. Open   _build/html/index.html   by double click,"
	@echo "or serve it:              make serve   (then http://localhost:$(PORT))"

serve:  ## serve the built book on this machine
	@$(PYTHON) -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

pdf: book tools  ## write the whole course and each chapter as PDF, A4 and letter, to dist/pdf
	@$(BIN)/nato-course pdf --url "$(URL)" --out dist/pdf

release: tools  ## build afresh and write dist/: the book as a zip, packages, notebooks, the wheel
	@$(BIN)/python scripts/release.py --url "$(URL)"

test: tools browser clients  ## run everything: lint, types, unit, notebooks, strict book build, browser
	@$(BIN)/python scripts/run_tests.py

unit: tools  ## run the fast tests alone
	@$(BIN)/pytest -q -n auto --dist loadfile tests/unit

format: tools clients  ## write Python and JavaScript as their formatters do
	@$(BIN)/ruff format .
	@node tests/clients/node_modules/prettier/bin/prettier.cjs --write --log-level warn "**/*.{js,mjs}"

notebooks: setup  ## execute the notebooks and write their canonical outputs
	@$(BIN)/python scripts/notebooks.py

hashes: setup  ## write the tables' hashes into the data descriptor after an intended change
	@$(BIN)/python -m coursebook.datasets

lock:  ## write both files of pins from pyproject.toml; versions stay where a pin's line stays
	@$(PYTHON) scripts/lock.py

bench: tools browser  ## measure the book beside stock Jupyter Book, and grading beside nbgrader
	@$(BIN)/python bench/run.py

advisories:  ## ask OSV which pinned packages have known faults (sends their names; not part of test)
	@$(PYTHON) scripts/advisories.py

links: setup  ## look whether the sources' addresses still lead somewhere (not part of test)
	@$(BIN)/python scripts/links.py

heights: tools browser  ## measure the room that widgets take on the built pages; then `make book`
	@$(BIN)/python scripts/heights.py

clean:  ## remove what was built, keep the environment
	@rm -rf _build
