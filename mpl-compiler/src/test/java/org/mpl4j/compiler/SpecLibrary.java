package org.mpl4j.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** The specifications of the library, as input for tests. */
public final class SpecLibrary {
    private SpecLibrary() {}

    /** Every file of specs/, in order of names. */
    public static List<SourceFile> files() {
        try {
            SpecPath path = new SpecPath(List.of(new SpecRoot.Folder(Path.of("..", "specs"))));
            List<SourceFile> files = new ArrayList<>();
            for (Map.Entry<String, SpecRoot> file : path.list(".mpl").entrySet()) {
                if (!file.getKey().startsWith("target/")) {
                    files.add(path.load(file.getKey()).orElseThrow());
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
