# shellcheck shell=sh disable=SC2034  # sourced; its variables are for the launchers
# Finds a Java, for the launchers beside this folder, which must define fail.
# find_java sets java_home, java_major (25) and java_build (a name for this very build of Java).
# Versions are read from each JDK's release file, so that no JVM is started to ask.
java_home=
java_major=0
java_build=

_consider() {
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
    version=
    full=
    while IFS='=' read -r key value; do
        case $key in
            JAVA_VERSION) version=${value#\"} version=${version%\"} ;;
            JAVA_RUNTIME_VERSION | IMPLEMENTOR_VERSION) full=$full-${value#\"} full=${full%\"} ;;
        esac
    done <"$1/release"
    major=${version%%[!0-9]*}
    [ -n "$major" ] && [ "$major" -ge 17 ] || return 0
    # 25 beats all others; of those the newest; of equals the first found.
    if [ "$java_major" -ne 25 ] && { [ "$major" -eq 25 ] || [ "$major" -gt "$java_major" ]; }; then
        java_home=$1
        java_major=$major
        java_build=$version$full
    fi
}

find_java() {
    if [ -n "${MPLC_JAVA_HOME:-}" ]; then
        _consider "$MPLC_JAVA_HOME"
        [ -n "$java_home" ] || fail "MPLC_JAVA_HOME is $MPLC_JAVA_HOME, which is no JDK from 17 on"
        return
    fi
    [ -n "${JAVA_HOME:-}" ] && _consider "$JAVA_HOME"
    for home in /usr/lib/jvm/* "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/* /opt/jdk* /opt/java* \
        /usr/local/openjdk* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        [ "$java_major" -eq 25 ] && return
        _consider "$home"
    done
    if [ -z "$java_home" ] && command -v java >/dev/null 2>&1; then
        home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
        _consider "$home"
    fi
    [ -n "$java_home" ] || fail "no Java from 17 on was found; install JDK 25 or set MPLC_JAVA_HOME"
}
