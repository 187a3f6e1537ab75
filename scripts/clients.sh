#!/bin/sh
# Install the programs of others that the tests read our exports with, unless they are up to date.
set -eu
cd "$(dirname "$0")/../tests/clients"

mark=node_modules/.installed
want=$(cat package.json package-lock.json | cksum)
[ -f "$mark" ] && [ "$(cat "$mark")" = "$want" ] && exit 0

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! command -v npm >/dev/null 2>&1 && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Debian's npm …" >&2
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends npm; } \
    >"$log" 2>&1 || tail -n 5 "$log" >&2
fi
if ! command -v npm >/dev/null 2>&1; then
  echo "The tests of exports need Node.js with npm, and none could be installed. Install it" >&2
  echo "(Debian, Ubuntu: apt-get install npm; macOS: brew install node), then run it again." >&2
  exit 1
fi

echo "Installing the test clients …" >&2
if ! npm ci --ignore-scripts --no-audit --no-fund >"$log" 2>&1; then
  tail -n 5 "$log" >&2
  echo "The test clients could not be installed. Check the network and run it again." >&2
  exit 1
fi
printf '%s' "$want" >"$mark"
