package org.mpl4j.fuzzing.library;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folders of this project that fuzzing reads and writes. */
public final class Project {
    private static final String PROPERTY = "mpl.root";

    private Project() {}

    /** The folder above {@code specs/}: what the property {@code mpl.root} says, or else the nearest around the working directory. */
    public static Path root() {
        String said = System.getProperty(PROPERTY);
        if (said != null) {
            return Path.of(said);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("specs")) && Files.isDirectory(folder.resolve("fuzzing"))) {
                return folder;
            }
        }
        throw new IllegalStateException("there is no folder with specs/ and fuzzing/ around "
                + Path.of("").toAbsolutePath() + "; run this inside the project, or say -D" + PROPERTY + "=FOLDER");
    }

    /** The protocols. */
    public static Path specs() {
        return root().resolve("specs");
    }

    /** Where corpora are kept. */
    public static Path corpora() {
        return root().resolve("fuzzing").resolve("corpus");
    }
}
