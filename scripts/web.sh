#!/usr/bin/env bash
# The page of web/: builds web/dist/jixiao.html, and tries it in Chromium. Installs what is missing beside Rust.
set -euo pipefail
cd "$(dirname "$0")/.."
target=wasm32-wasip1

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)

# Debian's packages, where a program is missing.
need() {
    local program=$1
    shift
    command -v "$program" >/dev/null && return
    command -v apt-get >/dev/null || { echo "web: please install $program" >&2; exit 1; }
    echo "web: installing $*" >&2
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "$@"
}

packages() {
    need node nodejs
    need npm npm
    # What npm installed last is noted in its own copy of the lock file.
    [ web/node_modules/.package-lock.json -nt web/package-lock.json ] ||
        npm ci --prefix web --no-audit --no-fund --loglevel=error
}

build() {
    if command -v rustup >/dev/null; then
        rustup target list --installed | grep -qx "$target" || rustup target add "$target"
    fi
    cargo build --locked --profile web -p jixiao-web --target "$target"
    packages
    npm run --silent --prefix web check
    node web/build.mjs "${CARGO_TARGET_DIR:-target}/$target/web/jixiao-web.wasm"
}

try() {
    cargo test --locked -p jixiao-web
    [ -n "${CHROMIUM:-}" ] || need chromium chromium
    # The program whose answers the page has to give; CI has just built it.
    if [ -z "${JIXIAO:-}" ]; then
        cargo build --locked -p jixiao-cli --no-default-features
        JIXIAO="${CARGO_TARGET_DIR:-target}/debug/jixiao"
    fi
    JIXIAO=$(realpath "$JIXIAO")
    export JIXIAO
    npm run --silent --prefix web test
}

case "${1:-build}" in
    build) build ;;
    test) try ;;
    pictures) node web/test/pictures.mjs ;;
    *) echo "usage: $0 build|test|pictures" >&2; exit 2 ;;
esac
