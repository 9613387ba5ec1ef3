# Two commands on a fresh machine: `make site` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site check test test-long findings bench eval schema lock dist audit serve screenshots lighthouse clean
.DELETE_ON_ERROR:
# tests start many processes, which need not compile the program each time, whatever the environment says
unexport PYTHONDONTWRITEBYTECODE

site: $(VENV)/site.stamp ## the site of this campaign, under build/site
	$(BIN)/explainer build

serve: $(VENV)/site.stamp ## the site while it is being edited
	$(BIN)/explainer serve

check: $(VENV)/test.stamp ## format, types, contracts and quick tests, in a minute or two
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict .
	$(BIN)/python -m pytest -m "not slow and not browser and not bench and not long" -n auto --dist worksteal --hypothesis-profile quick

test: $(VENV)/test.stamp $(VENV)/browser.stamp $(VENV)/node.stamp ## every check, the browser ones too
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/yamllint --strict .
	$(BIN)/zizmor --offline --quiet .github/workflows
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/python -m pytest -m "not bench and not long" -n auto --dist worksteal

test-long: $(VENV)/test.stamp $(VENV)/browser.stamp $(VENV)/node.stamp ## all of what `test` has a sample of; once a week
	$(BIN)/python -m pytest -m long -n auto --dist worksteal

findings: ## what surprised us in other software, tried again; needs the network
	set -e; for finding in findings/*.sh; do echo "$$finding"; bash "$$finding"; done

# make bench [SIZES="100 300 1000 3000 10000"]
bench: $(VENV)/test.stamp ## speed and memory, and bench/RESULTS.md beside other builders; not part of the tests
	$(BIN)/python -m pytest -m bench -s
	$(BIN)/python tools/bench.py $(SIZES)

lies: $(VENV)/test.stamp ## lies planted into true sentences: what the check names, as bench/lies.md
	$(BIN)/python tools/lies.py

# make eval DOCUMENTS="texts/*.txt" [GOLD=folder SCORER=score.py]; the scorer is called with the folder and the records
RECORDS ?= build/eval/records.jsonl
eval: $(VENV)/site.stamp ## what is found in DOCUMENTS, as records; scored against GOLD where a SCORER is given
	@test -n "$(DOCUMENTS)" || { echo 'say which: make eval DOCUMENTS="texts/*.txt" [GOLD=folder SCORER=score.py]' >&2; exit 2; }
	mkdir -p $(dir $(RECORDS))
	$(BIN)/explainer extract --records $(DOCUMENTS) > $(RECORDS)
	$(if $(and $(GOLD),$(SCORER)),$(BIN)/python $(SCORER) $(GOLD) $(RECORDS),@wc -l $(RECORDS))

screenshots: $(VENV)/test.stamp $(VENV)/browser.stamp site ## the README's picture
	$(BIN)/python tools/screenshots.py

schema: $(VENV)/test.stamp ## new schemas, reference of fields, compiled messages and words of the overrides from the sources
	$(BIN)/python tools/click_words.py
	$(BIN)/python tools/theme_words.py
	$(BIN)/explainer schema --reference docs

lighthouse: $(VENV)/test.stamp $(VENV)/browser.stamp $(VENV)/node.stamp ## scores of the main pages; a few minutes
	$(BIN)/python tools/lighthouse.py

lock: $(VENV)/test.stamp $(VENV)/tools.stamp ## new locks from pyproject.toml
	tools/lock.sh $(BIN) $(VENV)/tools/bin

dist: $(VENV)/test.stamp $(VENV)/tools.stamp ## what a release consists of: the wheel, and what it needs as a CycloneDX file
	rm -rf dist
	$(BIN)/python -m hatchling build --target wheel
	$(VENV)/tools/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-format JSON --output-file dist/campaign-explainer.cdx.json requirements.txt

audit: $(VENV)/tools.stamp ## known advisories about what is locked; asks a public source of advisories
	$(VENV)/tools/bin/pip-audit --require-hashes --disable-pip -r requirements.txt
	$(VENV)/tools/bin/pip-audit --require-hashes --disable-pip -r requirements-test.txt

clean:
	rm -rf build/site $(VENV) tools/node/node_modules

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test.stamp: $(VENV)/site.stamp requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	touch $@

$(VENV)/tools.stamp: $(VENV)/bin/python requirements-tools.txt
	$(BIN)/python -m venv $(VENV)/tools
	$(VENV)/tools/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-tools.txt
	touch $@

$(VENV)/browser.stamp: $(VENV)/test.stamp tools/browser.sh
	tools/browser.sh $(BIN)
	touch $@

$(VENV)/node.stamp: $(VENV)/test.stamp tools/node.sh tools/node/package-lock.json
	tools/node.sh $(BIN)
	touch $@
