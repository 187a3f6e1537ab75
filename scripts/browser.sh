#!/bin/sh
# Find the browser that the tests drive; install one where that is possible.
set -eu

for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done

own='from playwright.sync_api import sync_playwright
import os, sys
with sync_playwright() as running:
    sys.exit(not os.path.exists(running.chromium.executable_path))'
if .venv/bin/python -c "$own" 2>/dev/null; then exit 0; fi

echo "No Chrome or Chromium found; asking Playwright for its own …" >&2
if .venv/bin/playwright install chromium >.venv/browser.log 2>&1; then exit 0; fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Debian's chromium …" >&2
  if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } \
    >.venv/browser.log 2>&1; then exit 0; fi
fi

tail -n 5 .venv/browser.log >&2
echo "The browser tests need Chrome or Chromium, and none could be installed. Install one" >&2
echo "(Debian, Ubuntu: apt-get install chromium; macOS: brew install --cask chromium), then run it again." >&2
exit 1
