#!/usr/bin/env bash
# The Python package: built, installed into a fresh environment, tested. `python.sh bare`: the wheel alone; `full`: with
# the libraries that take its tables; `queries`: the questions of docs/data.md; `spark`: with PySpark; `spark3`: with the last
# Spark 3; `program`: the wheel of `jixiao[pdf]`; `pdf`: that it typesets; `bench`: against the program.
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

# The program as a wheel of its own, beside the other.
program() {
    environment build 'maturin>=1.9,<2'
    (cd python/program && "../../$here/build/bin/maturin" build --quiet --locked --profile "${PROFILE:-dev}" -o "../../$here/wheels")
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
    ls -l "$here"/wheels/jixiao-*.whl
    ;;
program)
    program
    ls -l "$here"/wheels/jixiao_program-*.whl
    ;;
pdf)
    program
    # From the folder of wheels alone: the extra leads to the other wheel.
    environment pdf "$(ls "$here"/wheels/jixiao-*.whl)[pdf]" --find-links "$here/wheels" pytest
    tests pdf test_pdf.py
    ;;
bare)
    wheel
    environment bare "$here"/wheels/jixiao-*.whl pytest
    tests bare test_read.py
    ;;
full)
    environment full "$here"/wheels/jixiao-*.whl pytest 'pyarrow>=16' polars pandas duckdb matplotlib mypy
    tests full test_tables.py test_page.py
    # The types: the package against itself, and the stubs against what is there.
    (cd python && "../$here/full/bin/mypy" -p jixiao)
    "$here/full/bin/stubtest" --mypy-config-file python/pyproject.toml jixiao._native
    ;;
queries)
    environment queries pytest duckdb
    tests queries test_queries.py
    ;;
bench)
    # The wheel (PROFILE says how both are built) against the program that stands in its target folder.
    wheel
    environment bench "$here"/wheels/jixiao-*.whl
    "$here/bench/bin/python" python/tools/bench.py "${JIXIAO_PROGRAM:?names the program, built alike}"
    ;;
spark | spark3)
    if ! command -v java >/dev/null; then
        "${as_root[@]}" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends openjdk-17-jre-headless
    fi
    if [ "$1" = spark ]; then
        environment spark "$here"/wheels/jixiao-*.whl pytest 'pyspark>=4' 'pyarrow>=16' pandas duckdb
        # A session each: Spark has one a process.
        tests spark test_spark.py
        tests spark test_map_in_arrow.py
        tests spark test_cluster.py
    else
        environment spark3 "$here"/wheels/jixiao-*.whl pytest 'pyspark>=3.5,<4' 'pyarrow>=16' pandas duckdb setuptools
        tests spark3 test_map_in_arrow.py
    fi
    ;;
*)
    echo "python.sh: wheel, bare, full, queries, spark, spark3, program, pdf or bench" >&2
    exit 2
    ;;
esac
