#!/bin/sh
# The compiler of our own packages while they are fuzzed: counters at every edge and every comparison, and the checks of a debug build.
# All of it is stable. Cargo keeps what this makes apart from what the compiler makes alone, and what we only depend on is taken as it is.

# What only runs while building is linked without libFuzzer.
case " $* " in
  *" --crate-name build_script_"*) exec "$@" ;;
esac

# What only makes records to begin with is nothing to look into; arithmetic alone must be quick, and the rest be built soon.
case "$CARGO_PKG_NAME" in
  ostrakon-tests | ostrakon-national) exec "$@" --cfg fuzzing -Copt-level=1 ;;
  ostrakon-arith | ostrakon-group | ostrakon-proofs) level=3 ;;
  *) level=1 ;;
esac

exec "$@" --cfg fuzzing -Copt-level="$level" \
  -Cpasses=sancov-module \
  -Cllvm-args=-sanitizer-coverage-level=4 \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
  -Cllvm-args=-sanitizer-coverage-pc-table \
  -Cllvm-args=-sanitizer-coverage-trace-compares \
  -Ccodegen-units=1 -Cdebug-assertions -Coverflow-checks
