#!/bin/sh
# What a server does for a target of `kind: ssh` that is switched in one step.
#
# Names begin with ./, so that no program takes one for an option or a server.
# Before this text stand the variables parent, name, shop, keep, id, token,
# now, folder, undone and the function paths, which prints one path a line;
# after it stands `answer VERB`. Everything is a function, so that a text that
# arrived only in part does nothing.
# shellcheck disable=SC2154

LC_ALL=C
export LC_ALL
umask 022
trap '' HUP PIPE # once asked, it ends what it does, whoever still listens

LOST=10 BUSY=11 NO_PARENT=12 HOME_INSIDE=13 NO_FOLDER=14

answer() {
  printf '\nevenhand-answers\n'
  cd -- "$parent" 2>/dev/null || exit "$NO_PARENT"
  "$1"
}

# Print why this place cannot be switched in one step; nothing if it can.
way() {
  case "$HOME/" in "$(pwd -P)/${name#./}/"*) exit "$HOME_INSIDE" ;; esac
  for tool in rsync find readlink sha256sum xargs sed sort tail tr; do
    command -v "$tool" >/dev/null || { printf 'tools %s' "$tool"; return; }
  done
  mv --help 2>&1 | grep -q -e ' -T' || { printf 'tools mv -T'; return; }
  if [ -L "$name" ]; then
    case $(readlink "$name") in "$shop"/releases/*) ;; *) printf 'link' ;; esac
  elif [ -d "$name" ]; then
    [ -z "$(ls -A "$name")" ] || printf 'folder'
  elif [ -e "$name" ]; then
    exit "$NO_FOLDER"
  fi
  [ -w . ] || printf 'parent'
}

# Print the token, the names of files, of links and the like, of empty folders, and the manifest, with = between them.
look() {
  state
  printf '\0=\0'
  [ -d "$name" ] || return 0
  cd "$name" || exit
  find . -type f -print0
  printf '=\0'
  find . ! -type f ! -type d -print0
  printf '=\0'
  find . -mindepth 1 -type d -empty -print0
  printf '=\0'
  cat evenhand.json 2>/dev/null
  return 0
}

# Print the digests of the files that paths names, below $folder; those that are lost are left out.
digests() {
  cd -- "$folder" && paths | sed 's|^|./|' | tr '\n' '\0' | xargs -0 sha256sum 2>/dev/null
  return 0
}

# Print each earlier release, newest first: its name and its manifest.
earlier() {
  releases | sed "/^$(current)\$/,\$d" | sort -r | while read -r release; do
    printf '%s\0' "$release"
    cat "$shop/releases/$release/evenhand.json"
    printf '\0'
  done
}

# Put together the next release out of sight: all that stands there, without what paths names.
begin() {
  mkdir -p "$shop/releases"
  lock
  settle
  still_the_same
  find "$shop" -maxdepth 1 -name 'next-*' -mtime +1 -exec rm -rf {} +
  mkdir "$shop/next-$id"
  [ ! -d "$name" ] || rsync -rlpt --link-dest="$PWD/$name/" "$name/" "$shop/next-$id/" || exit
  cd "$shop/next-$id" || exit
  paths | while IFS= read -r path; do
    rm -rf "./$path"
    case $path in */*) rmdir -p "./${path%/*}" 2>/dev/null ;; esac
  done
  return 0
}

# Give the next release the files that paths names of the earlier one in $folder.
refill() {
  paths | rsync -lpt --checksum --link-dest="$PWD/$folder/" --files-from=- "$folder/" "$shop/next-$id/"
}

# Make the next release the one that is seen, if nobody was faster.
finish() {
  lock
  settle
  still_the_same
  release=$(printf '%06d-%s' "$(($(latest) + 1))" "$now")
  printf '%s\n' "$release" "$undone" >"$shop/switch"
  mv "$shop/next-$id" "$shop/releases/$release" || exit
  ln -s "$shop/releases/$release" "$shop/link-$id" || exit
  [ -L "$name" ] || [ ! -d "$name" ] || rmdir "$name" || exit
  mv -T "$shop/link-$id" "$name" || exit
  settle
}

# Clear away what a run has left that did not come to its end.
forget() {
  rm -rf "$shop/next-$id" "$shop/link-$id"
}

# --- what the verbs share

# One publisher at a time; the lock goes with this shell.
lock() {
  if command -v flock >/dev/null; then
    exec 9>"$shop/lock"
    flock -w 10 9 || exit "$BUSY"
  else
    mkdir "$shop/lock.d" 2>/dev/null || exit "$BUSY"
    trap 'rmdir "$shop/lock.d"' EXIT
  fi
}

current() { readlink "$name" 2>/dev/null | sed 's|.*/||'; }

# The names of releases, oldest first.
releases() { find "$shop/releases" -mindepth 1 -maxdepth 1 -type d 2>/dev/null | sed 's|.*/||' | sort; }

latest() { releases | tail -n 1 | sed 's|-.*||; s|^0*||; s|^$|0|'; }

# A text that changes with every release, and with every file that comes or goes at the top.
state() {
  current
  [ ! -d "$name" ] || { cat "$name/evenhand.json" 2>/dev/null; ls -A "$name/"; } | sha256sum
}

still_the_same() { [ "$(state)" = "$token" ] || exit "$LOST"; }

# Remove the releases whose names are read, but never the one that is seen.
drop() {
  while read -r release; do
    [ -z "$release" ] || [ "$release" = "$seen" ] || rm -rf "${shop:?}/releases/$release"
  done
}

# Bring to its end what a switch had begun, and drop what is too old to be kept.
settle() {
  seen=$(current)
  if [ -f "$shop/switch" ]; then
    { read -r switched; read -r first; } <"$shop/switch"
    if [ "$switched" != "$seen" ]; then
      printf '%s\n' "$switched" | drop
    elif [ -n "$first" ]; then
      releases | sed -n "/^$first\$/,\$p" | drop
    fi
    rm -f "$shop/switch"
  fi
  releases | sort -r | tail -n "+$((keep + 2))" | drop
  rm -f "$shop"/link-*
}
