#!/bin/sh
# Make .venv and install the pinned packages, unless they are there and up to date: without an
# argument those that building and reading need, with "test" the test tools as well.
set -eu

say() { printf '%s\n' "$*" >&2; }
fail() { say "Set-up stopped: $*"; exit 1; }

PYTHON=${PYTHON:-python3}
command -v "$PYTHON" >/dev/null 2>&1 ||
  fail "no '$PYTHON' on this machine. Install Python 3.11 or newer, or name yours: make book PYTHON=/path/to/python3."
"$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "$("$PYTHON" --version) is too old. Install Python 3.11 or newer, or name yours: make book PYTHON=/path/to/python3."

# A mark holds the sum of the files that were installed from.
read_mark=.venv/.installed test_mark=.venv/.installed-test
read_sum=$(cat pyproject.toml requirements.txt | cksum)
test_sum=$(cat pyproject.toml requirements.txt requirements-test.txt | cksum)
is_current() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

case ${1:-read} in
  read) pins=requirements.txt need_mb=800
    if is_current "$read_mark" "$read_sum"; then exit 0; fi ;;
  test) pins=requirements-test.txt need_mb=1500
    if is_current "$test_mark" "$test_sum"; then exit 0; fi ;;
  *) fail "'$1' is not known; it is 'test' or nothing." ;;
esac

free_kb=$(df -Pk . | awk 'NR == 2 { print $4 }')
[ "$free_kb" -gt $((need_mb * 1000)) ] ||
  fail "the disk has $((free_kb / 1024)) MB free; the environment needs about $need_mb MB. Make room and run it again."

if [ ! -x .venv/bin/python ]; then
  say "Making the environment in .venv …"
  "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null ||
    fail "this Python has no venv module. On Debian or Ubuntu: apt-get install python3-venv."
  "$PYTHON" -m venv .venv || fail "could not make .venv here. Is the folder writable?"
fi

log=.venv/install.log
rm -f "$read_mark" "$test_mark"
say "Installing the packages of $pins (a minute or two; log in $log) …"
if ! .venv/bin/python -m pip install --disable-pip-version-check -r "$pins" >"$log" 2>&1; then
  tail -n 5 "$log" >&2
  if grep -qiE 'no space left' "$log"; then fail "the disk is full. Make room and run it again."; fi
  if grep -qiE 'connection|resolve|timed out|network|retries' "$log"; then
    fail "the package index could not be reached. Check the network (or your proxy settings) and run it again."
  fi
  fail "a package could not be installed; the last lines of $log are above."
fi
printf '%s' "$read_sum" >"$read_mark"
[ "$pins" = requirements.txt ] || printf '%s' "$test_sum" >"$test_mark"
say "The environment is ready."
