# `make book` and `make test` do everything on a fresh machine; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help setup browser clients book serve test unit notebooks hashes lock bench clean

help:  ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */  make \1\t/' | expand -t 20

setup:  ## make the environment (.venv) if it is not there or not up to date
	@PYTHON="$(PYTHON)" sh scripts/setup.sh

browser: setup  ## find or install the browser that the tests drive
	@sh scripts/browser.sh

clients:  ## install the programs that the tests read our exports with
	@sh scripts/clients.sh

book: setup  ## execute the notebooks and build the book
	@$(BIN)/jupyter-book build . -n --keep-going
	@echo
	@echo "The book is built. Open   _build/html/index.html   by double click,"
	@echo "or serve it:              make serve   (then http://localhost:$(PORT))"

serve:  ## serve the built book on this machine
	@$(PYTHON) -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

test: setup browser clients  ## run everything: lint, types, unit, notebooks, strict book build, browser
	@$(BIN)/python scripts/run_tests.py

unit: setup  ## run the fast tests alone
	@$(BIN)/pytest -q -n auto --dist loadfile tests/unit

notebooks: setup  ## execute the notebooks and write their canonical outputs
	@$(BIN)/python scripts/notebooks.py

hashes: setup  ## write the tables' hashes into the data descriptor after an intended change
	@$(BIN)/python -m nato_course.datasets

lock: setup  ## write requirements.txt from the environment as it is
	@$(BIN)/python scripts/lock.py

bench: setup browser  ## measure the book beside stock Jupyter Book, and grading beside nbgrader
	@$(BIN)/python bench/run.py

clean:  ## remove what was built, keep the environment
	@rm -rf _build
