package org.mpl4j.compiler.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mpl4j.compiler.source.SpecLibrary;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;
import picocli.CommandLine.Option;

/** Where specifications are looked for. The library that comes with mplc is always the last place. */
final class SpecPathOption {
    @Option(
            names = {"-I", "--spec-path"},
            paramLabel = "PATH",
            description =
                    "Folders and jars in which to look for packets that the files use but do not declare, separated by `${sys:path.separator}`; can be repeated. "
                            + "The library that comes with mplc (ethernet, ip, dns ..) is always looked in last.")
    private List<String> entries = new ArrayList<>();

    /** The roots that were given, in order, without the library. */
    List<SpecRoot> given() {
        List<SpecRoot> roots = new ArrayList<>();
        for (String entry : entries) {
            for (String path : entry.split(File.pathSeparator)) {
                if (!path.isEmpty()) {
                    roots.add(root(Path.of(path)));
                }
            }
        }
        return roots;
    }

    /** The roots that were given, and the library. */
    SpecPath path() {
        List<SpecRoot> roots = given();
        roots.addAll(library());
        return new SpecPath(roots);
    }

    private static SpecRoot root(Path path) {
        if (Files.isDirectory(path)) {
            return new SpecRoot.Folder(path);
        }
        if (Files.isRegularFile(path)) {
            return new SpecRoot.Jar(path);
        }
        throw new UsageException("--spec-path: there is no folder or jar " + path);
    }

    static List<SpecRoot> library() {
        return SpecLibrary.roots();
    }
}
