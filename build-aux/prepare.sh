# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2154
#
# Sourced by ./run and ./run-tests, which set $top to the folder of the tree: brings what is missing
# and builds. Nothing is written to standard output, and the caller's folder stays where it is.

say () { printf '%s\n' "$*" >&2; }
die () { say "$*"; exit 1; }

# lock FOLDER: one at a time. The lock is on a folder of the tree, so that no file is left behind;
# unlock before another program starts, for it would inherit the lock.
lock () {
  exec 9<"$1"
  if command -v flock >/dev/null 2>&1; then
    flock -n 9 || { say "Waiting for another build of Psoas Rest to end…"; flock 9 || :; }
  fi
}

unlock () { exec 9<&-; }

# Notes kept in a build folder: which list of needs it was checked against, and for which place.
needs () { cat "$top/build-aux/dependencies" /etc/os-release 2>/dev/null | cksum; }
place () { printf '%s %s\n' "$(uname -m)" "$top"; }
noted () { [ "$("$2")" = "$(cat "$1/psr-$2" 2>/dev/null)" ]; }
note () { "$2" > "$1/psr-$2"; }

# to_log LOG COMMAND...: what it says, kept aside.
to_log () {
  log=$1
  shift
  "$@" >"$log" 2>&1 </dev/null 9<&-
}

# explain LOG SENTENCE: the end of a step that failed; what matters is at the end of its log.
explain () {
  tail -n 200 "$1" | grep -vE '^(Compiler for C supports|Configuring|Program|Run-time dep)' >&2 || :
  die "$2"
}

# Whether BUILD was set up for this tree, by us or by hand, and its description can be refreshed.
described () {
  [ -f "$1/build.ninja" ] || return 1
  noted "$1" place || grep -qsF "\"source\": \"$top\"" "$1/meson-info/meson-info.json" || return 1
  to_log "$1/ninja.log" ninja -C "$1" build.ninja
}

# describe BUILD OPTION...: a build folder that ninja can use; a half-made or strange one is replaced.
describe () {
  build=$1
  shift
  described "$build" && return
  rm -rf "$build"
  mkdir -p "$build"
  to_log "$build/setup.log" meson setup "$build" "$top" "$@" ||
    explain "$build/setup.log" "Psoas Rest could not be configured; meson says why above."
  note "$build" place
}

# compile BUILD: everything in it; with $suites, only what the tests of those need.
suites=
compile () {
  targets=
  if [ -n "$suites" ]; then
    to_log "$1/ninja.log" ninja -C "$1" build.ninja || return 1
    # shellcheck disable=SC2086  # a list of suites
    targets=$(python3 "$top/build-aux/test-targets.py" "$1" $suites) || return 1
  fi
  # shellcheck disable=SC2086  # a list of targets
  to_log "$1/ninja.log" ninja -C "$1" $targets
}

# prepare BUILD SETS OPTION...: all that is needed, and BUILD compiled.
prepare () {
  build=$1 sets=$2
  shift 2
  if noted "$build" needs && noted "$build" place && compile "$build"; then
    return
  fi
  # shellcheck disable=SC2086  # a list of sets
  "$top/build-aux/dependencies.sh" install $sets 9<&- || exit 1
  say "Building Psoas Rest; the first time takes a minute or two…"
  describe "$build" "$@"
  compile "$build" ||
    explain "$build/ninja.log" "Psoas Rest could not be built; the compiler says why above."
  note "$build" needs
}
