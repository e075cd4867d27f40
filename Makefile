.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EVAL ?= ../shared/eval

STACK := FLASK=$(BIN)/flask deploy/stack.sh
FILE ?= backups/wikimind-$(shell date +%Y-%m-%d-%H%M%S).zip
# Of make backup and make restore: how many backups stay, the wiki of make dev, deleting what is there.
export KEEP LOCAL REPLACE REALLY

.PHONY: help dev test explore check audit format eval bench screenshots lock clean
.PHONY: deploy-up deploy-stop deploy-logs deploy-ps deploy-remove backup restore

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

dev: $(VENV)/ready ## Set up everything and run web and worker on http://localhost:7842
	@$(BIN)/flask run --debug

test: $(VENV)/ready-dev ## Set up everything and run the tests
	@$(BIN)/pytest

explore: $(VENV)/ready-dev ## Try the property tests with new values, chosen at random; what fails is remembered
	@$(BIN)/pytest -m hypothesis --hypothesis-profile explore

check: $(VENV)/ready-dev ## All that CI runs: lint, format, types, import directions, tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/bandit --quiet -ll --configfile pyproject.toml --recursive wikimind 2>$(VENV)/bandit.log || { cat $(VENV)/bandit.log; exit 1; }
	@$(MAKE) --no-print-directory audit
	@$(BIN)/pytest
	@$(BIN)/pytest --stack production

audit: $(VENV)/ready-dev ## Ask whether anything that is locked is known to be vulnerable; says so where nobody answers
	@$(BIN)/python -m tests.audit requirements.lock

format: $(VENV)/ready-dev ## Format the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

eval: $(VENV)/ready-dev ## Measure extraction and compilation on the documents in EVAL
	@$(BIN)/python -m bench.eval_extract --eval $(EVAL)
	@$(BIN)/python -m bench.eval_html --eval $(EVAL)
	@$(BIN)/python -m bench.eval_keyless scitldr --eval $(EVAL)
	@$(BIN)/python -m bench.eval_articles --eval $(EVAL)
	@$(BIN)/python -m bench.eval_languages --eval $(EVAL)
	@$(BIN)/python -m bench.eval_search --eval $(EVAL)
	@$(BIN)/python -m bench.eval_ask --eval $(EVAL)
	@$(BIN)/python -m bench.eval_checking --eval $(EVAL)

bench: $(VENV)/ready-dev ## Measure how fast a folder of documents is taken in
	@$(BIN)/python -m bench.ingest --texts 300

screenshots: $(VENV)/ready-dev ## Draw every page at three widths, light and dark, into screenshots/
	@$(BIN)/python -m tests.browsing.screenshots screenshots

deploy-up: ## Build and start the production stack with Docker; secrets that .env lacks are made
	@$(STACK) up

deploy-stop: ## Stop the stack; what it keeps stays
	@$(STACK) down

deploy-logs: ## Follow the logs of the stack
	@$(STACK) logs --follow --tail 200

deploy-ps: ## Show what runs, and how it is
	@$(STACK) ps --all

deploy-remove: ## Delete the stack and everything in it; asks for REALLY=yes
	@$(STACK) remove

backup: ## Write everything to FILE (default: backups/wikimind-DATE.zip); KEEP=7 keeps the newest seven
	@$(STACK) backup "$(FILE)"

restore: ## Read FILE into an empty wiki; REPLACE=1 deletes what is there first
	@$(STACK) restore "$(if $(filter command line environment,$(origin FILE)),$(FILE))"

LOCK := uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 setup.cfg

lock: ## Write the lock files anew (needs uv)
	$(LOCK) -o requirements.lock
	$(LOCK) --extra llm --extra semantic -c requirements.lock -o requirements-full.lock
	$(LOCK) --extra dev --extra llm --extra semantic -c requirements-full.lock -o requirements-dev.lock

clean: ## Remove the environment; the data stays
	rm -rf $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("WikiMind needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 1; }

$(VENV)/ready: requirements.lock | $(VENV)/bin/python
	@echo "Installing the locked packages, about a minute the first time ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing the locked packages, about a minute the first time ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ $(VENV)/ready
