# shellcheck shell=sh disable=SC2154  # sourced after java.sh, whose variables it uses
# Builds what a launcher in bin starts, when sources have changed; for bin/mplc and others that have mplc's sources in them.
# Before it is sourced there must be say and fail, and the variables
#   repo          the folder of the source tree
#   tool          the name of the launcher
#   thing         what is built, for messages
#   module        the folder of the Maven module; its jar and its dependencies in BUILD/lib are the class path
#   sources       files and folders that it is made of, in the source tree
# Each build goes into a folder of its own, so that a running tool never loses its files.
build_folder=target/$tool
out=$repo/$module/$build_folder
app=

published_app() {
    app=
    [ -r "$out/current" ] || return 1
    read -r name <"$out/current"
    app=$out/$name
    [ -d "$app/lib" ]
}

is_fresh() {
    published_app || return 1
    # shellcheck disable=SC2086  # sources is a list of words
    newer=$(cd "$repo" && find $sources -newer "$app/stamp" -print 2>/dev/null | head -n 1)
    [ -z "$newer" ]
}

# Holds file descriptor 9 locked until it is closed; where there is no flock, a folder is the lock.
lock() {
    mkdir -p "$out" || fail "cannot write to $out"
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$out/lock"
        flock -n 9 || { say "waiting for another $tool that builds"; flock 9; }
        return
    fi
    tries=0
    until mkdir "$out/lock.d" 2>/dev/null; do
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || fail "another $tool seems to build; if there is none, remove $out/lock.d"
        sleep 1
    done
    trap 'rmdir "$out/lock.d" 2>/dev/null' EXIT
    trap 'exit 130' INT TERM HUP
}

unlock() {
    exec 9>&-
    if [ -d "$out/lock.d" ]; then
        rmdir "$out/lock.d"
        trap - EXIT INT TERM HUP
    fi
}

build() {
    command -v mvn >/dev/null 2>&1 || fail "Maven (mvn) is needed to build $thing, and is not on the PATH"
    say "building $thing (once; under a minute, more where Maven has to download) ..."
    stamp=$out/stamp.$$
    log=$out/build.log
    : >"$stamp"
    rm -rf "${out:?}/lib"
    if ! (cd "$repo" && JAVA_HOME=$java_home mvn -B -ntp -q -Dstyle.color=never -Dquick -Dmaven.test.skip=true "-Dbuild.folder=$build_folder" \
        -pl "$module" -am package) >"$log" 2>&1 </dev/null 9>&-; then
        rm -f "$stamp"
        # Maven on a new JDK warns about itself first: what matters are the errors.
        grep "^\[ERROR\]" "$log" | head -n 40 >&2
        fail "the build failed; its whole output is in $log"
    fi
    next=$out/app-$(date +%Y%m%d%H%M%S)-$$
    if ! { mkdir "$next" && cp -R "$out/lib" "$next/lib" && cp "$out"/*.jar "$next/lib/" && mv "$stamp" "$next/stamp"; }; then
        fail "cannot copy the build to $next"
    fi
    printf '%s\n' "${next##*/}" >"$out/current.$$" && mv "$out/current.$$" "$out/current"
    # The one before may still be running; those before that are not kept.
    for old in "$out"/app-*; do
        [ "$old" = "$next" ] || [ "$old" = "$app" ] || rm -rf "$old"
    done
    app=$next
}

set_class_path() {
    class_path=
    for jar in "$app"/lib/*.jar; do
        class_path=${class_path:+$class_path:}$jar
    done
}

# prepare ARGUMENT...: builds where that is needed, and makes the start-up archive by a run with these arguments. Sets class_path and archive.
prepare() {
    find_java
    if ! is_fresh; then
        lock
        is_fresh || build
        unlock
    fi
    set_class_path
    archive=$app/$java_build.archive
    if [ ! -e "$archive" ]; then
        lock
        if [ ! -e "$archive" ]; then
            say "making the start-up archive ..."
            train "$archive" "$class_path" "$@" 9>&-
        fi
        unlock
    fi
}
