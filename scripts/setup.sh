#!/bin/sh
# Make .venv and install the pinned environment, unless it is there and up to date.
set -eu

say() { printf '%s\n' "$*" >&2; }
fail() { say "Set-up stopped: $*"; exit 1; }

PYTHON=${PYTHON:-python3}
command -v "$PYTHON" >/dev/null 2>&1 ||
  fail "no '$PYTHON' on this machine. Install Python 3.11 or newer, or name yours: make book PYTHON=/path/to/python3."
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "$("$PYTHON" --version) is too old. Install Python 3.11 or newer, or name yours: make book PYTHON=/path/to/python3."

mark=.venv/.installed
want=$(cat requirements.txt pyproject.toml | cksum)
[ -f "$mark" ] && [ "$(cat "$mark")" = "$want" ] && exit 0

free_kb=$(df -Pk . | awk 'NR == 2 { print $4 }')
[ "$free_kb" -gt 1500000 ] ||
  fail "the disk has $((free_kb / 1024)) MB free; the environment needs about 1,500 MB. Make room and run it again."

if [ ! -x .venv/bin/python ]; then
  say "Making the environment in .venv …"
  "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null ||
    fail "this Python has no venv module. On Debian or Ubuntu: apt-get install python3-venv."
  "$PYTHON" -m venv .venv || fail "could not make .venv here. Is the folder writable?"
fi

log=.venv/install.log
say "Installing the pinned packages (a minute or two; log in $log) …"
if ! .venv/bin/python -m pip install --disable-pip-version-check -r requirements.txt >"$log" 2>&1; then
  tail -n 5 "$log" >&2
  if grep -qiE 'no space left' "$log"; then fail "the disk is full. Make room and run it again."; fi
  if grep -qiE 'connection|resolve|timed out|network|retries' "$log"; then
    fail "the package index could not be reached. Check the network (or your proxy settings) and run it again."
  fi
  fail "a package could not be installed; the last lines of $log are above."
fi
printf '%s' "$want" >"$mark"
say "The environment is ready."
