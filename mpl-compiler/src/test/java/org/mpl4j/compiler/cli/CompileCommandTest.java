package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
    @TempDir
    private Path temp;

    @Test
    void writesAClassAPacketAndOnlyOnce() throws IOException {
        assertThat(compile("--java-package", "com.example").err()).contains("1 written, 0 unchanged");
        assertThat(temp.resolve("gen/com/example/Ping.java")).content().contains("package com.example;");
        assertThat(compile("--java-package", "com.example").err()).contains("0 written, 1 unchanged");
    }

    @Test
    void refusesABackendThatIsNotThere() throws IOException {
        assertThat(compile("--backend=cobol"))
                .isEqualTo(
                        new CommandLineRun(ExitCode.USAGE, "", "mplc: there is no backend `cobol`; there is java\n"));
    }

    @Test
    void refusesAnOptionThatTheBackendDoesNotKnow() throws IOException {
        assertThat(compile("--option=speed=high"))
                .isEqualTo(new CommandLineRun(
                        ExitCode.USAGE,
                        "",
                        "mplc: --option: the backend java has no option `speed`; it has generated\n"));
    }

    @Test
    void passesOptionsToTheBackend() throws IOException {
        assertThat(compile("--option=generated=true").exitCode()).isZero();
        assertThat(temp.resolve("gen/Ping.java")).content().contains("@Generated(\"mplc\")");
    }

    @Test
    void refusesWhatIsNoPackage() throws IOException {
        CommandLineRun run = compile("--java-package", "1st");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("`1st` is no name of a package");
    }

    private CommandLineRun compile(String... options) throws IOException {
        Path spec = Files.writeString(temp.resolve("ping.mpl"), "packet ping { nonce: uint32; }");
        String[] arguments = new String[options.length + 3];
        arguments[0] = "compile";
        arguments[1] = spec.toString();
        arguments[2] = "--out=" + temp.resolve("gen");
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandLineRun.of(arguments);
    }
}
