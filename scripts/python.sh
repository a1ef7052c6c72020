#!/usr/bin/env bash
# The Python package: built, installed into a fresh environment, tested. `python.sh bare`: the wheel alone; `full`: with
# the libraries that take its tables; `queries`: the questions of docs/data.md; `spark`: with PySpark.
set -euo pipefail
cd "$(dirname "$0")/.."
here=target/python
mkdir -p "$here"

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)

# A fresh environment with these packages.
environment() {
    local name=$1
    shift
    if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
        "${as_root[@]}" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends python3-venv
    fi
    rm -rf "${here:?}/$name"
    python3 -m venv "$here/$name"
    "$here/$name/bin/pip" install -q --disable-pip-version-check "$@"
}

# The wheel of this tree, in target/python/wheels. In the dev profile, unless PROFILE says otherwise.
wheel() {
    environment build 'maturin>=1.9,<2'
    rm -rf "$here/wheels"
    (cd python && "../$here/build/bin/maturin" build --quiet --locked --profile "${PROFILE:-dev}" -o "../$here/wheels")
}

tests() {
    local name=$1 page tests=()
    shift
    for page in "$@"; do
        tests+=("python/tests/$page")
    done
    # From here, and not by `python -m`: in python/ the sources would be found before the package that was installed.
    "$here/$name/bin/pytest" -c python/pyproject.toml "${tests[@]}"
}

case "${1:-}" in
wheel)
    wheel
    ls -l "$here"/wheels/*.whl
    ;;
bare)
    wheel
    environment bare "$here"/wheels/*.whl pytest
    tests bare test_read.py
    ;;
full)
    environment full "$here"/wheels/*.whl pytest 'pyarrow>=16' polars pandas duckdb matplotlib mypy
    tests full test_tables.py test_page.py
    # The types: the package against itself, and the stubs against what is there.
    (cd python && "../$here/full/bin/mypy" -p jixiao)
    "$here/full/bin/stubtest" --mypy-config-file python/pyproject.toml jixiao._native
    ;;
queries)
    environment queries pytest duckdb
    tests queries test_queries.py
    ;;
spark)
    if ! command -v java >/dev/null; then
        "${as_root[@]}" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless
    fi
    environment spark "$here"/wheels/*.whl pytest 'pyspark>=4' 'pyarrow>=16' pandas duckdb
    tests spark test_spark.py
    ;;
*)
    echo "python.sh: wheel, bare, full, queries or spark" >&2
    exit 2
    ;;
esac
