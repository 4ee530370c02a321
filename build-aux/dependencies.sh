#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Psoas Rest authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# usage: dependencies.sh install SET...   install what is missing
#        dependencies.sh missing SET...   print the packages that are missing, and install nothing
#        dependencies.sh list SET...      print every package of the sets
#
# SET is run or test. The list is build-aux/dependencies; the package manager follows from os-release.
# Everything is said on standard error: standard output belongs to the program that is started next.

set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

say () { printf '%s\n' "$*" >&2; }
die () { say "$*"; exit 1; }

have () { command -v "$1" >/dev/null 2>&1; }

# The first argument that is a file; the wildcards were opened by the caller's shell.
any_file () {
  for file in "$@"; do
    [ -e "$file" ] && return 0
  done
  return 1
}

# Prints apt, dnf, pacman or zypper; nothing for a distribution that is not known.
package_manager () {
  os_release=${PSOAS_REST_OS_RELEASE:-/etc/os-release}
  [ -r "$os_release" ] || os_release=/usr/lib/os-release
  [ -r "$os_release" ] || return 0
  # shellcheck disable=SC1090  # the file of the machine
  for name in $(. "$os_release" && echo "${ID:-} ${ID_LIKE:-}"); do
    case $name in
      debian | ubuntu) echo apt; return ;;
      fedora | rhel | centos) echo dnf; return ;;
      arch | archlinux) echo pacman; return ;;
      suse | opensuse*) echo zypper; return ;;
    esac
  done
}

# present KIND WHAT: whether one line of the list is met.
# shellcheck disable=SC2086  # the wildcards of a file are meant
present () {
  case $1 in
    command) have "$2" ;;
    module) have pkg-config && pkg-config --exists "$2" ;;
    plugin) have pkg-config && plugins=$(pkg-config --variable=pluginsdir gstreamer-1.0 2>/dev/null) &&
              any_file "$plugins/libgst$2.so" ;;
    typelib) any_file /usr/lib/girepository-1.0/"$2".typelib /usr/lib*/girepository-1.0/"$2".typelib \
               /usr/lib/*/girepository-1.0/"$2".typelib ;;
    python) [ -x /usr/bin/python3 ] && /usr/bin/python3 -c "import $2" 2>/dev/null ;;
    file) any_file $2 ;;
    *) die "build-aux/dependencies: there is no kind called $1" ;;
  esac
}

# Reads the list and calls VISIT SET KIND WHAT PACKAGES for each line of the wanted sets.
# PACKAGES are those of MANAGER, nothing where it has none.
each_dependency () {
  visit=$1 manager=$2
  shift 2
  wanted=" $* "
  while IFS='|' read -r set kind what apt dnf pacman zypper; do
    case $set in '' | '#'*) continue ;; esac
    set=$(trim "$set")
    case $wanted in *" ${set% ?} "*) ;; *) continue ;; esac
    case $manager in
      apt) packages=$apt ;; dnf) packages=$dnf ;; pacman) packages=$pacman ;; zypper) packages=$zypper ;;
      *) packages='' ;;
    esac
    packages=$(trim "$packages")
    [ "$packages" = - ] && packages=''
    "$visit" "$set" "$(trim "$kind")" "$(trim "$what")" "$packages"
  done < "$here/dependencies"
}

trim () (
  set -f
  # shellcheck disable=SC2086  # splitting is what trims
  echo $1
)

# Whether the manager can get a package that not every release of the distribution has.
obtainable () {
  [ "$(package_manager)" = apt ] || return 1
  apt-cache show "$1" 2>/dev/null | grep -q '^Filename:'
}

print_package () {
  [ -z "$4" ] || printf '%s\n' "$4"
}

print_missing () {
  if present "$2" "$3"; then
    return
  elif [ -z "$(package_manager)" ]; then
    printf '%s\n' "$3"
  elif [ -n "$4" ] && { [ "${1%'?'}" = "$1" ] || obtainable "$4"; }; then
    printf '%s\n' "$4"
  fi
}

unique () { sort -u | tr '\n' ' ' | sed 's/ $//'; }

is_root () { [ "$(id -u)" -eq 0 ]; }

as_root () {
  if is_root; then "$@"; else sudo "$@"; fi
}

apt_get () {
  as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -o DPkg::Lock::Timeout=300 "$@"
}

install_with_apt () {
  apt-get install --simulate --no-install-recommends "$@" >/dev/null 2>&1 || apt_get -q update
  apt_get -q -y --no-install-recommends install "$@" && return
  # The lists may be older than the archive, which keeps only the newest packages.
  apt_get -q update
  apt_get -q -y --no-install-recommends install "$@"
}

install_packages () {
  manager=$1
  shift
  case $manager in
    apt) install_with_apt "$@" ;;
    dnf) as_root dnf install -y --setopt=install_weak_deps=False "$@" ;;
    pacman) as_root pacman -S --needed --noconfirm "$@" ;;
    zypper) as_root zypper --non-interactive install --no-recommends "$@" ;;
  esac
}

install_missing () {
  manager=$(package_manager)
  missing=$(each_dependency print_missing "$manager" "$@" | unique)
  [ -n "$missing" ] || return 0
  [ -n "$manager" ] ||
    die "Psoas Rest does not know this system's package manager; please install: $missing"
  is_root || have sudo ||
    die "Psoas Rest needs root or sudo to install with $manager: $missing"
  say "Psoas Rest is about to install with $manager: $missing"
  # shellcheck disable=SC2086  # a list of names
  install_packages "$manager" $missing </dev/null >&2 ||
    die "Psoas Rest could not install what it needs; $manager says why above."
}

action=${1:-}
[ $# -ge 2 ] || die "usage: dependencies.sh install|missing|list run|test..."
shift
case $action in
  install) install_missing "$@" ;;
  missing) each_dependency print_missing "$(package_manager)" "$@" | unique && echo ;;
  list) each_dependency print_package "$(package_manager)" "$@" | unique && echo ;;
  *) die "dependencies.sh: no action called $action" ;;
esac
