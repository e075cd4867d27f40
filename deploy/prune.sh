#!/bin/sh
# Takes out of an installed environment what no running WikiMind uses: tests, sources and stubs for compilers and
# checkers, and babel's names of languages in every language (courlan asks babel for codes of languages, and only
# where a page's language is given, which WikiMind does not). It is a sixth of the whole.
#
#   prune.sh FOLDER
set -eu

find "$1" -type d -name tests -prune -exec rm -rf {} +
find "$1" -type f \( -name '*.pyi' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.c' -o -name '*.cpp' -o -name '*.h' \
    -o -name '*.hpp' -o -name '*.a' \) -delete
find "$1" -type d -path '*/babel/locale-data' -prune -exec rm -rf {} +
