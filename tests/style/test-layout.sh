#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: test-layout.sh SOURCE-ROOT CLANG-FORMAT
# Every C file is as clang-format lays it out.

set -eu

cd "$1"
find src tests bench -name '*.[ch]' -print0 | xargs -0 "$2" --dry-run --Werror
