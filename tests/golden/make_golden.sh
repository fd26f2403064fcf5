#!/usr/bin/env bash
# Runs make_golden.py with the Python that has torch: REGARD_PYTHON, or the project's own.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
python=${REGARD_PYTHON:-$here/../../.venv/bin/python}
if ! "$python" --version >/dev/null 2>&1; then
  echo "make_golden.sh: no Python at $python: run scripts/setup --tests, or set REGARD_PYTHON" >&2
  exit 1
fi
exec "$python" "$here/make_golden.py" "$@"
