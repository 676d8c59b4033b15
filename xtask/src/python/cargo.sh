#!/bin/sh
# Cargo, as maturin calls it for one package. That is built with the whole workspace, whose libraries were built before: alone it would have them built
# again, with fewer features. What stands behind `--` strips symbols, which tests do without.
[ "$1" = rustc ] || exec cargo "$@"
shift
behind=
for word in "$@"; do
  shift
  [ "$word" = -- ] && behind=yes
  [ -n "$behind" ] || set -- "$@" "$word"
done
exec cargo build --workspace "$@"
