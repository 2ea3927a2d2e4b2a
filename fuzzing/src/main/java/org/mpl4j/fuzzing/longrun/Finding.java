package org.mpl4j.fuzzing.longrun;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mpl4j.fuzzing.library.PacketInput;
import org.mpl4j.fuzzing.library.PacketTarget;

/**
 * Something that must not happen, with the input that makes it happen.
 *
 * @param rule that is broken
 * @param detail what happened
 * @param seed of the run that found it
 */
record Finding(PacketTarget target, String rule, String detail, PacketInput input, long seed) {
    static Finding thrown(PacketTarget target, Throwable thrown, PacketInput input, long seed) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return new Finding(target, "an exception that is not declared", trace.toString(), input, seed);
    }

    /** Findings with the same key are the same bug, as far as can be told. */
    String key() {
        String[] lines = detail.split("\n", 3);
        return rule + " " + lines[0].replaceAll("[0-9]+", "#") + (lines.length > 1 ? lines[1] : "");
    }

    /** What is saved: comments, and the packet in the form that {@code --repeat} takes. */
    String text() {
        StringBuilder text = new StringBuilder();
        (target.name() + ": " + rule + "\nseed " + seed + "\n" + detail)
                .lines()
                .forEach(line -> text.append("# ").append(line).append('\n'));
        return text.append(input.text(target)).toString();
    }

    /** Writes it into a folder; returns the file. */
    Path save(Path folder, int number) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(target.protocol() + "-" + target.name().name() + "-" + number + ".vectors");
            return Files.writeString(file, text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
