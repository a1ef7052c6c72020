#!/usr/bin/env bash
# What other programs say of our files: veraPDF finds every PDF to be PDF/A-3a and PDF/UA-1, openxml-audit every Word file to
# keep its schema, and nothing in a sender's file with comments or corrections that was not in it before. (What LibreOffice
# makes of our Word files is part of the tests.)
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$(scripts/conform/setup.sh)

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cargo run --locked -q -p jixiao-cli -- convert -q fixtures/good --to pdf,docx -o "$out"

classes=$tools/verapdf.jar:$tools
for jar in jaxb-runtime jaxb-core jaxb-impl FastInfoset stax-ex txw2 istack-commons-runtime activation javax.activation jaxb-api; do
    classes=$classes:/usr/share/java/$jar.jar
done
echo "veraPDF:"
find "$out" -name '*.pdf' -print0 | sort -z | xargs -0 java -cp "$classes" Validate 3a,ua1
echo "openxml-audit:"
"$tools/python/bin/openxml-audit" --max-errors 0 --recursive "$out" >"$out/audit.txt" || { grep -v 'expected to open cleanly' "$out/audit.txt"; exit 1; }
echo "$(grep -c '^File: .*[.]docx' "$out/audit.txt") Word files, no errors"
echo "openxml-audit, of the senders' own files with comments and corrections:"
jixiao() { cargo run --locked -q -p jixiao-cli -- "$@" || [ $? -eq 1 ]; } # 1: there are findings
python() { "$tools/python/bin/python" "$@"; }
jixiao check fixtures/good --annotate -o "$out/commented" -q
python scripts/conform/new_errors.py fixtures/good "$out/commented"
python scripts/conform/spoil.py fixtures/good "$out/spoiled"
jixiao check "$out/spoiled" --fix --select TEXT-ASCII,TEXT-WIDTH -o "$out/corrected" -q
python scripts/conform/new_errors.py "$out/spoiled" "$out/corrected"
