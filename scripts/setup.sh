#!/usr/bin/env bash
# Installs what jixiao needs beside Rust: Chinese fonts to typeset with, poppler and qpdf to test the PDFs.
# Does nothing where everything is there already.
set -euo pipefail

packages=(fonts-noto-cjk fonts-dejavu-core poppler-utils qpdf)
# `office`: LibreOffice, for the tests alone.
[ "${1:-}" != office ] || packages=(libreoffice-writer-nogui libreoffice-calc-nogui)

if ! command -v apt-get >/dev/null; then
    echo "setup: not a Debian system; please install by hand: Noto Serif and Sans CJK SC, DejaVu Sans, poppler, qpdf" >&2
    exit 0
fi

missing=()
for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing+=("$package")
done

if [ "${#missing[@]}" -gt 0 ]; then
    as_root=()
    [ "$(id -u)" -eq 0 ] || as_root=(sudo)
    echo "setup: installing ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

# 仿宋 and 楷体. Without them the PDF is set in 宋体, so a failure here is told and goes no further.
"$(dirname "$0")/fonts.sh" || echo "setup: 仿宋 and 楷体 could not be fetched; the PDF is set in Noto Serif instead" >&2
