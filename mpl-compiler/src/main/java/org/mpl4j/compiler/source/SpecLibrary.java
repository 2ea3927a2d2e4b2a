package org.mpl4j.compiler.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The library of specifications that comes with the compiler. */
public final class SpecLibrary {
    private SpecLibrary() {}

    /** A folder that a launcher names by the property {@code mplc.library}, or else what is in the jar of mplc, or beside it on the class path. */
    public static List<SpecRoot> roots() {
        String folder = System.getProperty("mplc.library", "");
        if (!folder.isEmpty() && Files.isDirectory(Path.of(folder))) {
            return List.of(new SpecRoot.Folder(Path.of(folder)));
        }
        try {
            return SpecRoot.onClassPath(SpecLibrary.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
