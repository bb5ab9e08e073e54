# Localympact. `make run` starts it, `make test` is everything CI does. Nothing here calls apt or sudo.
PORT ?= 8000
LOCALYMPACT_DATA ?= var
export PORT LOCALYMPACT_DATA
# Compiled once, not by every process that starts.
unexport PYTHONDONTWRITEBYTECODE
PY := .venv/bin/python
NO_CHROMIUM := Chromium is missing; the browser tests need it. On Debian: apt install chromium
NO_POSTGRESQL := PostgreSQL is missing; its tests need it. On Debian: apt install postgresql

.PHONY: run test tests check fix demo journeys words postgres pictures bench

run: .venv/bin/localympact build/.static build/.words  ## set up what is missing, then serve
	@$(PY) manage.py migrate -v0 --skip-checks
	@if [ "$(DEMO)" != 0 ]; then $(PY) manage.py demo --if-empty; fi
	@$(PY) manage.py serve

test: .venv/bin/localympact build/.static build/.words  ## everything CI does, in its order
	@command -v chromium >/dev/null || { echo "$(NO_CHROMIUM)"; exit 1; }
	@test -n "$$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" || { echo "$(NO_POSTGRESQL)"; exit 1; }
	@$(MAKE) --no-print-directory check
	@# Tests wait half of their time for servers, browsers and disks: four processes keep two cores busy.
	@$(MAKE) --no-print-directory -j2 tests postgres

tests: .venv/.installed build/.static build/.words  ## all tests but those that need PostgreSQL
	@$(PY) -m pytest -q -n 3 --dist worksteal --ignore=tests/architecture -m "not postgres"

check: .venv/.installed  ## lint, types, contracts, limits
	@.venv/bin/ruff check --quiet && .venv/bin/ruff format --check --quiet
	@.venv/bin/djlint --quiet --lint localympact
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo
	@$(PY) -m pytest -q -s tests/architecture

fix: .venv/.installed  ## format and mend what tools can mend
	@.venv/bin/ruff check --quiet --fix; .venv/bin/ruff format --quiet

demo: .venv/.installed  ## build the demo anew beside what is there
	@$(PY) manage.py migrate -v0 --skip-checks && $(PY) manage.py demo

journeys: .venv/.installed build/.static build/.words  ## the browser walks
	@command -v chromium >/dev/null || { echo "$(NO_CHROMIUM)"; exit 1; }
	@$(PY) -m pytest -q -m browser

words: .venv/.installed  ## collect the words of the interface and check their translations
	@$(PY) manage.py words

postgres: .venv/.installed  ## what must also hold on PostgreSQL, on a server of its own
	@test -n "$$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" || { echo "$(NO_POSTGRESQL)"; exit 1; }
	@$(PY) tests/postgresql.py $(PY) -m pytest -q -m "postgres or both"

pictures: .venv/.installed build/.static build/.words  ## every page, 390 and 1280 px, en lv el, into docs/pictures/
	@command -v chromium >/dev/null || { echo "$(NO_CHROMIUM)"; exit 1; }
	@$(PY) -m tests.pictures

bench: .venv/.installed build/.static build/.words  ## how fast, against its goals
	@$(PY) -m tests.benchmarks.bench $(if $(JSON),--json)

# What is made once. A stamp holds what it was made from, so that a touched file alone repeats nothing.
.venv/.installed: requirements.txt
	@test -x $(PY) || python3 -m venv .venv
	@cmp -s $< $@ || $(PY) -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@cp $< $@

.venv/bin/localympact: .venv/.installed
	@printf '#!%s\nimport sys\nsys.path.insert(0, "%s")\nfrom localympact.config.cli import main\nmain()\n' \
		"$(CURDIR)/$(PY)" "$(CURDIR)" > $@ && chmod +x $@

node_modules/.installed: package-lock.json .npmrc
	@command -v npm >/dev/null || { echo "Node.js is missing. On Debian: apt install nodejs npm (version 20 or newer)"; exit 1; }
	@cmp -s $< $@ || npm ci --loglevel=error
	@cp $< $@

build/.web: node_modules/.installed build.mjs $(shell find assets -type f; find localympact -name "*.html")
	@node build.mjs && mkdir -p build && touch $@

build/.static: build/.web .venv/.installed $(shell find localympact -path '*/static/*' -type f -not -path '*/built/*')
	@$(PY) manage.py collectstatic --noinput --clear -v0 && touch $@

build/.words: .venv/.installed $(shell find localympact -name '*.po')
	@mkdir -p build && $(PY) manage.py compile_words && touch $@
