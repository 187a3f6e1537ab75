#!/bin/sh
# Find the browsers that the tests drive; install those that are missing where that is possible.
set -eu

log=.venv/browser.log
have() { for name in "$@"; do if command -v "$name" >/dev/null 2>&1; then return 0; fi; done; return 1; }
have_chromium() {
  .venv/bin/python -c 'from playwright.sync_api import sync_playwright
from coursebook.teach.pdf.printing import find_browser
import os, sys
with sync_playwright() as running:
    sys.exit(not os.path.exists(find_browser() or running.chromium.executable_path))' 2>/dev/null
}

packages=
have_chromium || .venv/bin/playwright install chromium >"$log" 2>&1 || packages="$packages chromium"
have firefox firefox-esr || packages="$packages firefox-esr"
have WebKitWebDriver || packages="$packages webkit2gtk-driver"
have Xvfb || packages="$packages xvfb"

debian() { [ "$(id -u)" = 0 ] && have apt-get; }
install() {
  echo "Installing Debian's $* …" >&2
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-remove --no-install-recommends "$@"; } \
    >"$log" 2>&1
}

# Chromium without windows takes a fourth less time. The tests do without it too, so it is asked for once.
if debian && ! have chromium-headless-shell && [ ! -e .venv/shell.asked ]; then
  touch .venv/shell.asked
  install chromium-headless-shell || true
fi

[ -n "$packages" ] || exit 0

if debian; then
  # shellcheck disable=SC2086 # a word each
  if install $packages; then exit 0; fi
  tail -n 5 "$log" >&2
fi
echo "The browser tests drive Chromium, Firefox and WebKitGTK, and these could not be installed:$packages." >&2
echo "Those are Debian's names (apt-get install$packages). Install them, then run it again." >&2
exit 1
