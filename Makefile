# Every target first sets up what it needs; nothing that is done already is done again.

.DELETE_ON_ERROR:
.PHONY: help setup chat check test accuracy faults bench fuzz load audit licences clean

PYTHON ?= $(shell for candidate in python3.11 python3 python3.12 python3.13; do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v "$$candidate" && break; done)
PORT ?= 7860

# An empty HOME would make pip and others write into the working folder.
ifeq ($(strip $(HOME)),)
export HOME := $(or $(shell getent passwd "$$(id -u)" | cut -d: -f6),/tmp)
endif
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1

# Named for what is to be installed, so that a changed pin, and nothing else, installs again.
WANTED := $(shell cat pyproject.toml constraints.txt | sha256sum | cut -c1-16)
READY := .venv/ready-$(WANTED)

help:
	@echo "make setup   a virtual environment in .venv with everything, and .venv/bin/nianbao"
	@echo "make chat    the web chat over the reports in data/, on http://127.0.0.1:$(PORT)"
	@echo "make check   lint and types"
	@echo "make test    all tests"
	@echo "make accuracy  the development questions, with their gate"
	@echo "make faults  kills, full disks, servers that go away: half an hour"
	@echo "make bench   the measurements"
	@echo "make fuzz    10,000 odd questions, damaged files and drawn requests each (about an hour)"
	@echo "make load    many visitors at once; ARGS=\"--visitors 100 --minutes 10\""
	@echo "make audit   the pinned packages against the published vulnerabilities (needs the network)"
	@echo "make licences  writes docs/dependencies.md"

setup: $(READY)

.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; make PYTHON=/path/to/python3.11" >&2; exit 1; }
	"$(PYTHON)" -m venv .venv

# torch comes first and alone: resolved together with the rest, it lets several GB of CUDA in.
$(READY): | .venv/bin/pip
	.venv/bin/pip install --quiet "$$(grep '^torch==' constraints.txt)"
	.venv/bin/pip install --quiet --constraint constraints.txt --editable '.[test]'
	rm -f .venv/ready-*
	touch $@

# Taking in a report that is there already changes nothing.
chat: setup
	.venv/bin/nianbao ingest
	.venv/bin/nianbao serve --host 127.0.0.1 --port $(PORT)

check: setup
	.venv/bin/ruff check .
	.venv/bin/mypy

test: setup
	.venv/bin/python -m pytest -n 2 --dist loadfile $(ARGS)

# The gate that a change of wording must not break; the reports go into a folder of their own.
accuracy: setup
	NIANBAO_HOME=.nianbao/accuracy .venv/bin/nianbao ingest data/reports data/eval/reports
	NIANBAO_HOME=.nianbao/accuracy .venv/bin/nianbao eval data/eval/questions-dev.jsonl --min-exact 0.97 --max-wrong 0.01

# kill -9 two hundred times, with the other tests of what can fail; half an hour.
faults: setup
	.venv/bin/python -m pytest tests/faults -m "slow or not slow" $(ARGS)

bench: setup
	.venv/bin/python -m bench

fuzz: setup
	.venv/bin/python -m pytest -s -m slow tests/fuzz tests/ui/attack

load: setup
	.venv/bin/python -m bench.load $(ARGS)

# In an environment of its own: it is no part of the project.
.venv/audit/bin/pip-audit: | .venv/bin/pip
	"$(PYTHON)" -m venv .venv/audit
	.venv/audit/bin/pip install --quiet pip-audit==2.10.1

audit: .venv/audit/bin/pip-audit
	.venv/audit/bin/pip-audit --no-deps --disable-pip --requirement constraints.txt

licences: setup
	.venv/bin/python -m bench.dependencies > docs/dependencies.md

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
