#!/bin/sh
# Takes out of an installed environment what no running WikiMind uses: tests, sources and stubs for compilers and
# checkers, and babel's names of languages in every language (courlan asks babel for codes of languages, and only
# where a page's language is given, which WikiMind does not); the second builds of rapidfuzz for newer processors, which
# falls back on the first; and what numpy and SQLAlchemy have for building and testing. It is a fifth of the whole.
#
#   prune.sh FOLDER
set -eu

find "$1" -type d -name tests -prune -exec rm -rf {} +
find "$1" -type f \( -name '*.pyi' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.c' -o -name '*.cpp' -o -name '*.h' \
    -o -name '*.hpp' -o -name '*.a' \) -delete
find "$1" -type d -path '*/babel/locale-data' -prune -exec rm -rf {} +
find "$1" -type f -path '*/rapidfuzz/*_avx2.*' -delete
find "$1" -type d \( -path '*/numpy/distutils' -o -path '*/numpy/f2py' -o -path '*/sqlalchemy/testing' \) -prune \
    -exec rm -rf {} +
