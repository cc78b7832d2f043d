# What ./lab and ./test share: packages, the build, the Python environment, the kernel.
# Sourced from the top folder. Every step leaves a stamp with a hash of what it depends on and is
# skipped while that hash stays the same, so a second run touches no network.

stamps=.build/stamps
venv=.venv
binary=.build/release/swiftlet

say() { printf '\n== %s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# hash_of FILES_OR_FOLDERS...: one hash over all names and contents.
hash_of() {
    find "$@" -type f -not -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum |
        sha256sum | cut -d' ' -f1
}

is_fresh() { [ -f "$stamps/$1" ] && [ "$(cat "$stamps/$1")" = "$2" ]; }

stamp() {
    mkdir -p "$stamps"
    printf '%s\n' "$2" >"$stamps/$1"
}

has_package() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# install_packages NAMES...: through apt as root or with sudo; fails where neither works.
install_packages() {
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || return 1
        as_root=(sudo)
        # Only who sits at a terminal can be asked for a password.
        [ -t 0 ] || as_root+=(-n)
        "${as_root[@]}" true 2>/dev/null || return 1
    fi
    say "Installing $*"
    "${as_root[@]}" apt-get update -q=2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q=2 --no-install-recommends "$@"
}

# need_packages NAMES...: installs those that are missing, or says in one line what to do.
need_packages() {
    local missing=() name
    command -v dpkg-query >/dev/null || return 0
    for name in "$@"; do has_package "$name" || missing+=("$name"); done
    [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}" ||
        fail "Please install these packages first: sudo apt-get install ${missing[*]}"
}

has_onednn() {
    [ "${SWIFTLET_NO_ONEDNN:-0}" = 0 ] && /sbin/ldconfig -p 2>/dev/null | grep -q 'libdnnl\.so'
}

ensure_packages() {
    local folder
    for folder in /opt/swift/usr/bin /usr/share/swift/usr/bin "$HOME/.local/share/swiftly/bin"; do
        command -v swift >/dev/null || PATH=$PATH:$folder
    done
    command -v swift >/dev/null ||
        fail "Please install Swift 6 first (see swift.org/install); 'swift' is not on the PATH."
    need_packages git python3 python3-venv libsodium-dev libssl-dev
    # What Swiftlet can do without is asked for once: oneDNN, which it loads when it starts, for
    # speed, and curl for downloads.
    if ! is_fresh optional asked; then
        has_onednn && command -v curl >/dev/null || install_packages libdnnl-dev curl || true
        stamp optional asked
    fi
    has_onednn ||
        say "Notice: running without libdnnl. Everything works, but tensors compute more slowly."
}

# What a build depends on.
build_hash() {
    {
        hash_of Sources Package.swift
        swift --version 2>/dev/null | head -1
    } | sha256sum | cut -d' ' -f1
}

ensure_build() {
    if [ -x "$binary" ] && is_fresh build "$(build_hash)"; then return; fi
    say "Building Swiftlet (the first time takes some minutes)"
    swift build -c release --product swiftlet
    stamp build "$(build_hash)"
}

ensure_venv() {
    local hash
    # Its programs name their folder, so a checkout that has moved needs a new one.
    hash=$({ cat requirements.txt Tools/papermill/*.{py,toml} && python3 --version && pwd; } | sha256sum | cut -d' ' -f1)
    if [ -x "$venv/bin/jupyter-lab" ] && is_fresh venv "$hash"; then return; fi
    say "Making $venv with JupyterLab"
    python3 -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r requirements.txt
    # JupyterLab asks nobody for news or updates.
    mkdir -p "$venv/share/jupyter/lab/settings"
    cat >"$venv/share/jupyter/lab/settings/overrides.json" <<'END'
{
  "@jupyterlab/apputils-extension:notification": {
    "fetchNews": "false",
    "checkForUpdates": false
  }
}
END
    stamp venv "$hash"
}

register_kernel() {
    "$binary" install --prefix "$PWD/$venv" >/dev/null
}
