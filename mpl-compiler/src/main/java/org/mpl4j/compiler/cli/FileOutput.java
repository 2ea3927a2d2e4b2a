package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.mpl4j.compiler.output.SingleFile;
import picocli.CommandLine.Option;

/** Where a command writes what it makes. */
final class FileOutput {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write; standard output unless given.")
    private String file = "";

    /** The name of the file; empty for standard output. */
    String name() {
        return file;
    }

    void write(String content, Streams streams) throws IOException {
        if (file.isEmpty()) {
            streams.out().print(content);
            streams.out().flush();
        } else {
            SingleFile.write(Path.of(file), content);
        }
    }
}
