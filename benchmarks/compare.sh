#!/usr/bin/env bash
# Runs the same work in NumDsl and in every other system that is installed, and writes benchmarks/results/512-bit, on a processor
# without AVX-512 benchmarks/results/256-bit: see docs/performance.md. Options go to the program (--quick, --filter TEXT, --rounds N,
# --peers A,B, --list).
# On Debian the others are: apt-get install python3-numpy python3-scipy python3-torch libopenblas-dev g++
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
native=$here/artifacts/native
mkdir -p "$native"
dotnet build "$here/Compare" -c Release --nologo -v q

# Each program by itself: without OpenBLAS there are still the loops. What is not built is left out with a word.
build() {
  rm -f "$native/$1"
  g++ -std=c++17 -O3 -march=native -mprefer-vector-width=512 -ffast-math -fopenmp "$here/Compare/Native/$1.cpp" -o "$native/$1" "${@:2}" ||
    echo "$1 was not built."
}
build loops_peer
build openblas_peer -lopenblas

# The first Python that has NumPy; the system's own often has it where another one comes first in the path.
python=${PYTHON:-}
for candidate in python3 /usr/bin/python3; do
  if [ -z "$python" ] && "$candidate" -c 'import numpy' 2>/dev/null; then python=$candidate; fi
done

# These would change what a peer takes for the machine.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE OMP_PROC_BIND OMP_WAIT_POLICY ATEN_CPU_CAPABILITY

exec dotnet "$here/Compare/bin/Release/net10.0/NumDsl.Benchmarks.Compare.dll" \
  --native-peers "$native" --python-peers "$here/Compare/Python" --python "${python:-python3}" --all-results "$here/results" "$@"
