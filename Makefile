# The commands that people and machines rely on; `make` alone lists them.

PYTHON_IN = .venv/bin/python
MANAGE = $(PYTHON_IN) manage.py
# The tests' own server and data, never those of `make run`.
TESTING = DJANGO_SETTINGS_MODULE=tests.settings $(MANAGE)
PORT ?= 8000
export PORT
# Everything here works with invented people on this machine; a real installation does not use make (docs/operations.md).
export CADRE_REGISTRY_DEMONSTRATION = 1
export PYTHONUTF8 = 1
# A module that was read once is kept compiled, also where the environment says otherwise: it halves every start.
export PYTHONDONTWRITEBYTECODE =
# Two halves in order, so that what a module builds is built once; who ends first takes over from the other.
TOGETHER = -n 2 --dist worksteal
CATALOGUES = locale/vi/LC_MESSAGES/django.mo locale/en/LC_MESSAGES/django.mo

# Side by side, what takes longest first.
CHECKS = check-types check-templates check-code check-migrations check-messages check-compose

.PHONY: help run stop test check $(CHECKS) format bench lock

help: ## list these commands
	@sed -n 's/^\([a-z]*\): .*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

run: ## set everything up and serve the demonstration province on 127.0.0.1:8000 (or PORT)
	@bin/prepare run
	@$(MAKE) -s --no-print-directory $(CATALOGUES)
	@exec $(MANAGE) serve --set-up --port $(PORT)

stop: ## stop the embedded PostgreSQL server
	@$(MANAGE) postgres stop
	@$(TESTING) postgres stop >/dev/null

test: ## install what the tests need, then run all of them
	@bin/prepare test
	@$(MAKE) -s --no-print-directory $(CATALOGUES)
	@status=0; $(PYTHON_IN) -m pytest $(TOGETHER) $(ARGS) || status=$$?; $(TESTING) postgres stop >/dev/null; exit $$status

check: ## format, lint, types, layers, migrations, translations
	@bin/prepare test
	@$(MAKE) --no-print-directory --keep-going --jobs=2 $(CHECKS)

check-types:
	.venv/bin/mypy

check-templates:
	.venv/bin/djlint --check --quiet templates
	.venv/bin/djlint --lint --quiet templates

check-code:
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/lint-imports --no-cache

check-migrations:
	$(TESTING) makemigrations --check --dry-run
	@$(TESTING) postgres stop >/dev/null

check-messages:
	$(MANAGE) messages check
	$(MANAGE) messages compile

check-compose:
	@export POSTGRES_PASSWORD=check SECRET_KEY=check ALLOWED_HOSTS=localhost; \
	if docker compose version >/dev/null 2>&1; then docker compose config -q; \
	elif docker-compose version >/dev/null 2>&1; then docker-compose config -q; \
	else \
		echo "docker compose is not installed here: docker-compose.yml was not checked."; \
	fi

format: ## put code and templates into their standard form
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/djlint --reformat --quiet templates

bench: ## measure against floors of the same run; ratios here, JSON in benchmarks/results/
	@bin/prepare test
	@$(PYTHON_IN) -m benchmarks $(ARGS)

%.mo: %.po
	@$(MANAGE) messages compile

lock: ## renew requirements/*.txt from requirements/*.in, with hashes and without addresses
	@for name in runtime dev; do \
		.venv/bin/uv pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-emit-index-url \
			--no-emit-find-links --no-header $(UPGRADE) requirements/$$name.in -o requirements/$$name.txt; \
	done
