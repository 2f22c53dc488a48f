# Everything runs in .venv/, made from the locks; only Python and make are needed.
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= auto
COUNTS ?= 90 448
RUNS ?= 5
PEERS ?=
ESBUILD := 0.28.2
NOTO := 5.3.0
CARDS := templates/cards
FONTS := .vendor/node_modules/@fontsource
ASSETS := templates/assets

.PHONY: help site serve check test test-long bench instructions lock vendor scripts clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

site: .venv/ready ## build the reference site into site/
	$(BIN)/evenhand build

serve: .venv/ready ## show the reference site while you write
	$(BIN)/evenhand serve

check: .venv/ready-dev ## lint, types, rooms, docs
	$(BIN)/ruff check generator tests docs benchmarks
	$(BIN)/ruff format --check generator tests docs benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/docs tests/house

test: .venv/ready-dev ## run all tests but the long ones
	$(BIN)/python -m pytest -n $(WORKERS) -m "not long" -rs --no-fold-skipped

test-long: .venv/ready-dev ## run the long tests too
	$(BIN)/python -m pytest -n $(WORKERS) -rs --no-fold-skipped

bench: .venv/ready-dev ## measure builds, beside other programs if PEERS names their folder
	$(BIN)/python benchmarks/bench.py $(COUNTS) --runs $(RUNS) $(if $(PEERS),--peers $(PEERS))

instructions: .venv/ready-dev ## count the instructions of a build, against those in benchmarks/ (needs valgrind)
	$(BIN)/python benchmarks/instructions.py

lock: .venv/ready-dev ## write the locks anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate -o requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate -o requirements-dev.lock -c requirements.lock --group dev pyproject.toml

vendor: .vendor/ready .venv/ready-dev ## make the fonts of cards (needs npm)
	cp $(FONTS)/noto-sans/LICENSE $(CARDS)/OFL.txt
	echo 'Noto Sans, Noto Sans Arabic and Noto Sans Hebrew of @fontsource $(NOTO), https://github.com/notofonts, made one by `make vendor`.' > $(CARDS)/SOURCE.txt
	for weight in 400 700; do \
	  $(BIN)/python -m fontTools.subset --layout-features='*' --unicodes=U+0600-06FF,U+0750-077F --output-file=.vendor/arabic.woff \
	    $(FONTS)/noto-sans-arabic/files/noto-sans-arabic-arabic-$$weight-normal.woff; \
	  $(BIN)/python -m fontTools.merge --output-file=$(CARDS)/noto-sans-$$weight.ttf \
	    $(foreach set,latin latin-ext cyrillic greek vietnamese,$(FONTS)/noto-sans/files/noto-sans-$(set)-$$weight-normal.woff) \
	    .vendor/arabic.woff $(FONTS)/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-$$weight-normal.woff; \
	done

scripts: .vendor/ready ## minify the theme's scripts after a change (needs npm)
	for name in $(notdir $(wildcard $(ASSETS)/js/*.js)); do \
	  (echo "/* $$(b2sum -l 40 < $(ASSETS)/js/$$name | cut -d ' ' -f 1) */"; \
	  .vendor/node_modules/.bin/esbuild --minify --format=esm --target=es2022 < $(ASSETS)/js/$$name) > templates/minified/$$name; \
	done

clean: ## remove what make made
	rm -rf .venv .vendor .evenhand .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.vendor/ready: Makefile
	mkdir -p .vendor
	npm install --prefix .vendor --no-package-lock --no-audit --no-fund --ignore-scripts \
	  esbuild@$(ESBUILD) \
	  @fontsource/noto-sans@$(NOTO) @fontsource/noto-sans-arabic@$(NOTO) @fontsource/noto-sans-hebrew@$(NOTO)
	@touch $@
