#!/usr/bin/env bash
# Installs the Fandol faces for the current user: 仿宋 and 楷体, which no font package of Debian brings alone.
# They come out of Debian's texlive-lang-chinese, without TeX. Does nothing where a 仿宋 is there already.
# An argument names another folder than the user's own font folder.
set -euo pipefail

folder=${1:-${XDG_DATA_HOME:-$HOME/.local/share}/fonts/fandol}
[ -e "$folder/FandolFang-Regular.otf" ] && exit 0
if ! command -v apt-get >/dev/null; then
    echo "fonts: not a Debian system; for 仿宋 and 楷体 install the Fandol fonts by hand (optional)" >&2
    exit 0
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
chmod 755 "$scratch"
echo "fonts: fetching the Fandol faces (50 MB)" >&2
(cd "$scratch" && apt-get download -qq texlive-lang-chinese)
dpkg-deb --fsys-tarfile "$scratch"/texlive-lang-chinese_*.deb |
    tar x -C "$scratch" --wildcards '*/fandol/Fandol[SFHK]*.otf'
mkdir -p "$folder"
find "$scratch" -name 'Fandol*.otf' -exec mv {} "$folder" \;
echo "fonts: Fandol is in $folder" >&2
