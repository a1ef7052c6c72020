#!/usr/bin/env bash
# The last line of the tests: how many of them were not run for want of something beside the project.
set -euo pipefail

list="${CARGO_TARGET_DIR:-target}/not-run.txt"

case "${1:-count}" in
    reset) rm -f "$list" ;;
    count)
        [ ! -f "$list" ] || sort -u "$list"
        count=0
        [ ! -f "$list" ] || count=$(sort -u "$list" | wc -l)
        echo "tests not run: $count"
        ;;
esac
