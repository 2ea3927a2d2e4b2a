package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.fuzz.Failure;
import org.mpl4j.compiler.fuzz.Problem;
import org.mpl4j.runtime.Bytes;

class FailureFolderTest {
    @TempDir
    Path temp;

    private static Failure failure(String message, int data) {
        return new Failure(
                "p",
                new Problem(Problem.Rule.BUILT_IS_READ, message, message),
                new Failure.Origin(5, 7),
                List.of(),
                Bytes.of((byte) data),
                List.of(),
                "tree\n");
    }

    @Test
    void keepsTwoFailuresOfOneRunApart() {
        Path folder = temp.resolve("new");
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        FailureFolder failures = new FailureFolder(folder, new PrintStream(messages, true, StandardCharsets.UTF_8));
        failures.add(failure("first", 1));
        failures.add(failure("second", 2));
        String name = "p-built-is-read-seed5-run7";
        assertThat(messages.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "saved " + folder.resolve(name + ".hex"),
                        "saved " + folder.resolve(name + ".txt"),
                        "saved " + folder.resolve(name + "-2.hex"),
                        "saved " + folder.resolve(name + "-2.txt"));
        assertThat(folder.resolve(name + ".hex"))
                .content()
                .contains("# first\n")
                .endsWith("\n01\n");
        assertThat(folder.resolve(name + "-2.txt"))
                .content()
                .contains("second\n")
                .endsWith("\n02\n\ntree\n");
    }
}
