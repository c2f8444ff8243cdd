#!/usr/bin/env bash
# Builds the solution and runs all its tests: bash tests/run.sh [further options of dotnet test, e.g. --filter Payments]
# Needs the .NET SDK 10 and Node 20; chromium and poppler-utils are installed where apt-get may do so.
set -euo pipefail
cd "$(dirname "$0")/.."

results="${ASXH_TEST_RESULTS:-$PWD/TestResults}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

stop() { printf 'tests/run.sh: %s\n' "$*" >&2; exit 2; }

command -v dotnet > /dev/null || stop "the .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
command -v node > /dev/null || stop "Node 20 or later is missing: https://nodejs.org"

chromium_path() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && command -v "$name"; then return 0; fi
  done
  return 1
}

# The browser tests drive the system's Chromium; pdftoppm turns papers into pictures.
missing=()
chromium_path > /dev/null || missing+=(chromium)
command -v pdftoppm > /dev/null || missing+=(poppler-utils)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if command -v apt-get > /dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2> /dev/null; }; then
    echo "Installing ${missing[*]} …"
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null \
      || { "${as_root[@]}" apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null; }
  else
    stop "please install ${missing[*]} (on Debian or Ubuntu: sudo apt-get install ${missing[*]}), or set CHROMIUM to the browser's path."
  fi
fi
CHROMIUM="$(chromium_path)"
export CHROMIUM

rm -rf "$results"
dotnet build AsxhPortal.sln -v quiet

# The browser tests mostly wait for the browser, so they run beside the others; the others use all cores and go one after
# the other. A failing project does not hide the next one, and what each prints stays together.
code=0
run() { dotnet test "$@" --no-build --logger "console;verbosity=minimal" --logger "trx;LogFilePrefix=${1##*.}" --results-directory "$results"; }
mkdir -p "$results"
run tests/AsxhPortal.BrowserTests "$@" > "$results/browser.txt" 2>&1 &
browser=$!
for project in UnitTests WebTests; do
  run "tests/AsxhPortal.$project" "$@" || code=$?
done
wait "$browser" || code=$?
cat "$results/browser.txt"

bash tests/summary.sh "$results" || code=1
exit "$code"
