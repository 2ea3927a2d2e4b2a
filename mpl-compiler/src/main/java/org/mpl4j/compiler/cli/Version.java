package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The version of MPL, which the build writes into a resource. */
final class Version implements CommandLine.IVersionProvider {
    private static final String RESOURCE = "version.txt";

    @Override
    public String[] getVersion() {
        return new String[] {"mplc " + text() + " on Java " + Runtime.version()};
    }

    /** As in the coordinates of the compiler, the runtime and the Maven plugin: {@code 0.1.0-SNAPSHOT}. */
    static String text() {
        try (InputStream text = Version.class.getResourceAsStream(RESOURCE)) {
            if (text == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
