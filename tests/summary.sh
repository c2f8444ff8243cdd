#!/usr/bin/env bash
# Adds up the result files of a run: one line per failed test, and at the end "N passed, N failed, N skipped".
# bash tests/summary.sh DIRECTORY; exit code 1 when a test failed or none ran.
set -euo pipefail
directory="${1:?usage: tests/summary.sh DIRECTORY}"
shopt -s nullglob
files=("$directory"/*.trx)
if [ ${#files[@]} = 0 ]; then
  echo "No test results in $directory."
  echo "0 passed, 0 failed, 0 skipped"
  exit 1
fi
# A trx file names each test once with an outcome: <UnitTestResult … testName="…" … outcome="Passed" …>
cat "${files[@]}" | tr '\n' ' ' | sed 's/<UnitTestResult /\n&/g' | awk '
  !/^<UnitTestResult / { next }
  {
    match($0, / outcome="[A-Za-z]+"/); outcome = substr($0, RSTART + 10, RLENGTH - 11)
    match($0, / testName="[^"]*"/); name = substr($0, RSTART + 11, RLENGTH - 12)
    if (outcome == "Passed") passed++
    else if (outcome == "NotExecuted") { skipped++; print "skipped: " name }
    else { failed++; print "FAILED:  " name }
  }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit (failed > 0 || passed == 0) ? 1 : 0 }'
