# Two commands are enough: `make run` and `make test`. `make help` lists the others.
SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
VENV := .venv
BIN := $(VENV)/bin
AS_ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes
APT := $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get
export PORT HOST
# The variables of a site that systemd runs (docs/operating.md), where there is one.
ENV_FILE ?= /etc/exhibition.env
MANAGE := set -a; [ ! -r $(ENV_FILE) ] || . $(ENV_FILE); set +a; $(BIN)/python manage.py

.DEFAULT_GOAL := help
LIGHTHOUSE := var/lighthouse/node_modules/.bin/lighthouse
.PHONY: help run prepare update manage backup restore test test-full test-postgres bench soak lighthouse release check lint format lock screens clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run.stamp ## install, migrate, load the entries, serve on http://HOST:PORT
	@$(MANAGE) start

prepare: $(VENV)/run.stamp ## as run, but without serving
	@$(MANAGE) start --prepare-only

update: ## a backup, the newest release and what it needs; the site stands still meanwhile
	@$(MANAGE) backup
	@echo "… the release until now: $$(git rev-parse --short HEAD)"
	@git pull --ff-only --quiet
	@$(MAKE) --no-print-directory prepare
	@echo "Brought up to date: $$(git log -1 --format='%h of %cs')"

manage: $(VENV)/run.stamp ## DO="…": a command of manage.py, for example DO="changepassword staff"
	@$(MANAGE) $(DO)

backup: $(VENV)/run.stamp ## copy the whole site into one file, while people work; FILE=… elsewhere
	@$(MANAGE) backup $(if $(FILE),"$(FILE)") $(OPTIONS)

restore: $(VENV)/run.stamp ## FILE=… into an empty var/; OPTIONS=--replace over what is there
	@test -n "$(FILE)" || { echo "Which backup? make restore FILE=var/backups/…"; exit 1; }
	@$(MANAGE) restore "$(FILE)" $(OPTIONS)

test: $(VENV)/test.stamp check ## every test, the browser's included
	@$(BIN)/python -m pytest -n 2

test-full: $(VENV)/test.stamp $(VENV)/full.stamp $(LIGHTHOUSE) check ## also what takes long
	@$(BIN)/python -m pytest -n 2 -m "not postgres" --ignore tests/browser/test_lighthouse.py
	@$(BIN)/python -m pytest tests/browser/test_lighthouse.py -m full -q -s

test-postgres: $(VENV)/test.stamp $(VENV)/postgres.stamp ## every test on PostgreSQL, a replica included
	@$(BIN)/python -m tests.postgres $(BIN)/python -m pytest -n 2 -m "not full and not sqlite or postgres"

bench: $(VENV)/run.stamp var/bench/venv/bench.stamp ## how fast it is, beside others; SIZES="61 6100"
	@$(BIN)/python -m benchmarks.run
	@$(BIN)/python benchmarks/printing.py

soak: $(VENV)/run.stamp ## an hour of mixed use, and the memory after each quarter; MINUTES=10 for less
	@$(BIN)/python benchmarks/soak.py

lighthouse: $(VENV)/test.stamp $(LIGHTHOUSE) ## what Lighthouse says of the pages on a phone
	@$(BIN)/python -m pytest tests/browser/test_lighthouse.py -m full -q -s

# grow.txt holds all that can be installed on a server.
release: $(VENV)/test.stamp ## is it ready? tests, audit of packages, bill of materials; proposes a tag
	@$(BIN)/python deploy/release.py check
	@$(MAKE) --no-print-directory test
	@$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements/grow.txt
	@$(BIN)/python deploy/release.py tag

check: $(VENV)/test.stamp lint
	@$(BIN)/python manage.py compile_texts
	@$(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m mypy

lint: $(VENV)/test.stamp ## what ruff, import-linter and djlint find
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/djlint templates --lint --quiet

format: $(VENV)/test.stamp ## format the Python code
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format .

lock: $(VENV)/test.stamp ## write requirements/*.txt anew from pyproject.toml
	@$(BIN)/python -m pip install --quiet uv
	@for group in run test grow; do \
	  case $$group in run) extra=;; test) extra="--extra test --extra grow";; *) extra="--extra grow";; esac; \
	  $(BIN)/uv pip compile pyproject.toml $$extra --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-annotate --quiet \
	    --custom-compile-command "make lock" -o requirements/$$group.txt; \
	done

screens: $(VENV)/test.stamp ## take the pictures in docs/screens anew
	@$(BIN)/python manage.py screens

clean: ## remove what was installed and built; the data in var/ stays
	rm -rf $(VENV) var/static .pytest_cache .mypy_cache .ruff_cache test-results
	find . -name __pycache__ -prune -exec rm -rf {} +

# Debian's python3 comes without ensurepip; then python3-venv is fetched once.
$(VENV)/bin/python:
	@echo "… environment: $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo "… python3-venv is missing: installing it with apt"; \
	  $(APT) update -qq && $(APT) install -y -qq python3-venv >/dev/null; } \
	  || { echo "python3-venv can't be installed: ask for 'apt-get install python3-venv'."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt | $(VENV)/bin/python
	@echo "… packages for running"
	@$(INSTALL) -r requirements/run.txt
	@touch $@

$(VENV)/test.stamp: requirements/test.txt | $(VENV)/bin/python
	@echo "… packages for testing"
	@$(INSTALL) -r requirements/test.txt
	@command -v chromium >/dev/null && command -v pdftotext >/dev/null && command -v zbarimg >/dev/null \
	  && $(BIN)/python -c 'from ctypes import CDLL; CDLL("libatomic.so.1"); CDLL("libpangoft2-1.0.so.0")' 2>/dev/null || { \
	  echo "… Chromium, poppler-utils, zbar-tools, Pango and libatomic for the tests: installing them with apt"; \
	  $(APT) update -qq && $(APT) install -y -qq chromium poppler-utils zbar-tools \
	    libpango-1.0-0 libpangoft2-1.0-0 libatomic1 >/dev/null; }
	@touch $@ $(VENV)/run.stamp

# A real LibreOffice edits the exported workbook and copies a document, and a real nginx runs our
# file; only the full tests ask for them.
$(VENV)/full.stamp: | $(VENV)/bin/python
	@command -v soffice >/dev/null && test -e /usr/lib/libreoffice/program/libswlo.so \
	  && /usr/bin/python3 -c 'import uno' 2>/dev/null && command -v nginx >/dev/null || { \
	  echo "… LibreOffice without a window and nginx: installing them with apt"; \
	  $(APT) update -qq && $(APT) install -y -qq --no-install-recommends \
	    libreoffice-calc-nogui libreoffice-writer-nogui python3-uno nginx-light >/dev/null; }
	@touch $@

$(LIGHTHOUSE):
	@echo "… Lighthouse, from npm"
	@command -v npm >/dev/null || { $(APT) update -qq && $(APT) install -y -qq npm >/dev/null; }
	@npm install --silent --no-audit --no-fund --prefix var/lighthouse lighthouse@12.8.2

$(VENV)/postgres.stamp: | $(VENV)/bin/python
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || { \
	  echo "… PostgreSQL: installing it with apt"; \
	  $(APT) update -qq && $(APT) install -y -qq postgresql postgresql-client >/dev/null; }
	@touch $@

# What stands beside the site when it is measured has an environment of its own.
var/bench/venv/bench.stamp: | $(VENV)/bin/python
	@echo "… packages for measuring"
	@$(BIN)/python -m venv var/bench/venv
	@var/bench/venv/bin/pip install -q --disable-pip-version-check datasette "wagtail<8" granian
	@command -v wrk >/dev/null && command -v nginx >/dev/null || { \
	  $(APT) update -qq && $(APT) install -y -qq wrk nginx-light >/dev/null; }
	@touch $@
