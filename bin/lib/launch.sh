# shellcheck shell=sh disable=SC2154  # sourced after java.sh, whose variables it uses
# Starts a Java program, for the launchers: mplc if nothing else is said by main_class; java_options is a list of further options for it.
main_class=${main_class:-org.mpl4j.compiler.cli.Mplc}

# train FILE CLASS_PATH ARGUMENT...: makes a start-up archive, classes parsed and linked once, by a run of mplc with these arguments.
# Without an archive all works, only slower to start: an empty file says that it was tried.
train() {
    archive=$1
    training_path=$2
    shift 2
    if [ "$java_major" -ge 25 ]; then
        archive_option=-XX:AOTCacheOutput=$archive.$$
    else
        archive_option=-XX:ArchiveClassesAtExit=$archive.$$
    fi
    # An archive serves only a JVM with the same options for modules.
    # shellcheck disable=SC2086  # java_options is a list of words
    "$java_home/bin/java" "$archive_option" -Xlog:disable -XX:+UseSerialGC ${java_options:-} -cp "$training_path" "$main_class" "$@" </dev/null >/dev/null 2>&1
    [ -s "$archive.$$" ] || : >"$archive.$$"
    mv "$archive.$$" "$archive"
    rm -f "$archive.$$".*
}

# launch ARCHIVE CLASS_PATH LIBRARY ARGUMENT...: becomes mplc. The archive may be missing or empty; without a library it is the one on the class path.
launch() {
    archive=$1
    class_path=$2
    library=$3
    shift 3
    if [ ! -s "$archive" ]; then
        share=-Xshare:auto
    elif [ "$java_major" -ge 25 ]; then
        share=-XX:AOTCache=$archive
    else
        share=-XX:SharedArchiveFile=$archive
    fi

    # Short commands end before the optimising compiler has paid for itself; what runs for long says so by java_tier.
    tier=${java_tier:--XX:TieredStopAtLevel=1}
    for word in "$@"; do
        case $word in
            dissect | build | compile | watch | bench | lsp) tier=-XX:+TieredCompilation ;;
            fuzz) case " $*" in *" --seconds"*) tier=-XX:+TieredCompilation ;; esac ;;
            -*) continue ;;
        esac
        break
    done

    [ -t 1 ] && out_terminal=true || out_terminal=false
    [ -t 2 ] && err_terminal=true || err_terminal=false

    # shellcheck disable=SC2086  # java_options and MPLC_JAVA_OPTS are lists of words
    exec "$java_home/bin/java" "$share" -Xlog:disable "$tier" -XX:+UseSerialGC -XX:-UsePerfData -Dfile.encoding=UTF-8 \
        "-Dmplc.library=$library" "-Dmplc.terminal.out=$out_terminal" "-Dmplc.terminal.err=$err_terminal" \
        ${java_options:-} ${MPLC_JAVA_OPTS:-} -cp "$class_path" "$main_class" "$@"
}
