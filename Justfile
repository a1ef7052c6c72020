# CI and the README call these recipes and nothing else.

set shell := ["bash", "-euo", "pipefail", "-c"]

# Typesetting and tests use the dev profile: one build serves both.
export CARGO_TERM_COLOR := env("CARGO_TERM_COLOR", "auto")

# What has recipes of its own: pyo3, Arrow and WebAssembly take long to build, and few need them.
apart := "--exclude jixiao-columns --exclude jixiao-python --exclude jixiao-web"

# List the recipes.
default:
    @just --list

# Install what a fresh Debian lacks: Chinese fonts for the PDF, poppler and qpdf for the tests.
setup:
    scripts/setup.sh

# The main job: every Word file of fixtures/good becomes JSON and PDF in out/.
demo: setup
    cargo run --locked -p jixiao-cli -- convert fixtures/good -o out

# Install LibreOffice, whose reading of our files the tests compare with.
office:
    scripts/setup.sh office

# Every test of every crate; the last line counts those that were not run for want of something.
test: setup office
    cargo fmt --all --check
    scripts/not-run.sh reset
    cargo test --locked --workspace {{ apart }}
    scripts/not-run.sh

# The data set: its tables, its Parquet files, and the questions of docs/data.md, asked by DuckDB.
data:
    cargo test --locked -p jixiao-columns
    cargo test --locked -p jixiao --no-default-features --features parquet --test data --test tables
    cargo test --locked -p jixiao-cli --no-default-features --features parquet --test data
    scripts/python.sh queries

# The Python package: a wheel, tested by itself and with the libraries that take its tables; its types and stubs.
python:
    scripts/python.sh bare
    scripts/python.sh full

# `jixiao[pdf]`: the program as a wheel, beside that of the package (needs `just setup` and `just python`; leaves a
# target/debug/jixiao without `parquet`, which `just data` and `just spark` want).
python-pdf:
    scripts/python.sh pdf

# The Spark source (needs `just data` for the program and `just python` for the wheel), in one process and in a cluster of two executors.
spark:
    scripts/python.sh spark

# The wheel as it is handed out, in target/python/wheels.
wheel:
    PROFILE=wheel scripts/python.sh wheel

# The wheel that `jixiao[pdf]` installs: the program.
wheel-program:
    PROFILE=release scripts/python.sh program

# What other programs say of our files: veraPDF of every PDF, openxml-audit of every Word file (installs them where missing).
conform: setup
    scripts/conform.sh

# The page that needs no installation, in one file: web/dist/jixiao.html (installs Node and Rust's WebAssembly target).
web:
    scripts/web.sh build

# The page in Chromium, against the program (installs Chromium).
web-test: setup web
    scripts/web.sh test

# The pictures of docs/web.md.
web-pictures: web
    scripts/web.sh pictures

# What a test takes a sample of, whole: every border moved, forms drawn by chance, documents spoilt by accidents, runs killed at
# thirty moments, ten thousand files in one run, Spark 3 (needs `just data` and `just python`).
soak:
    cargo test --locked -p jixiao-extractor --test slivers --test property -- --include-ignored
    cargo test --locked -p jixiao-cli --no-default-features --features parquet --test data --test long_runs -- --include-ignored --nocapture
    scripts/python.sh spark3

# What a change has to pass beside the tests.
check:
    cargo fmt --all --check
    cargo clippy --locked --workspace {{ apart }} --all-targets -- -D warnings
    cargo clippy --locked -p jixiao-columns -p jixiao -p jixiao-cli --no-default-features --features jixiao/parquet,jixiao-cli/parquet --all-targets -- -D warnings
    cargo clippy --locked -p jixiao-python -- -D warnings

# Licences, bans and sources of the dependencies: needs no network beyond the registry (installs cargo-deny).
deny:
    command -v cargo-deny || cargo install --locked cargo-deny
    cargo deny --locked check licenses bans sources

# Security advisories of the dependencies, where their database can be reached; deny.toml says why some are ignored.
advisories:
    command -v cargo-deny || cargo install --locked cargo-deny
    cargo deny --locked check advisories

# The program as it is handed out, in target/release, and beside it the list of what it is made of (SBOM, CycloneDX).
release:
    cargo build --locked --release -p jixiao-cli --features parquet
    command -v cargo-cyclonedx || cargo install --locked cargo-cyclonedx
    cargo cyclonedx --format json --override-filename sbom.cdx
    cp crates/cli/sbom.cdx.json target/release/jixiao.cdx.json
    find crates tests -name sbom.cdx.json -delete

# Files a second and peak memory of the program, on one worker and on two; reading through Python against it (for a quiet machine).
throughput:
    cargo build --locked --profile bench -p jixiao-cli --no-default-features --features parquet
    python3 scripts/throughput.py target/release/jixiao
    PROFILE=bench JIXIAO_PROGRAM=target/release/jixiao scripts/python.sh bench

# Speed, as ratios within one run.
bench:
    cargo bench --locked --workspace {{ apart }}

# Fuzz one target from the fixtures (`just fuzz docx_package`), by default for 20 minutes.
fuzz target seconds="1200":
    command -v cargo-fuzz || cargo install --locked cargo-fuzz
    cargo run --locked --manifest-path fuzz/Cargo.toml --bin seeds
    RUSTC_BOOTSTRAP=1 cargo fuzz run {{ target }} -- -max_total_time={{ seconds }} -rss_limit_mb=2048 -timeout=60

# Write fixtures/ anew from their descriptions in testkit.
fixtures:
    cargo run --locked -p jixiao-testkit --bin fixtures

# Install the program, optimised.
install: setup
    cargo install --locked --path crates/cli --features parquet
