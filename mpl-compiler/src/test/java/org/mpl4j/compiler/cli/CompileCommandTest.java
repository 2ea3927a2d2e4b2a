package org.mpl4j.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
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
                .isEqualTo(new CommandLineRun(
                        ExitCode.USAGE, "", "mplc: there is no backend `cobol`; there is java, jqwik\n"));
    }

    @Test
    void refusesAnOptionThatTheBackendDoesNotKnow() throws IOException {
        assertThat(compile("--option=speed=high"))
                .isEqualTo(
                        new CommandLineRun(
                                ExitCode.USAGE,
                                "",
                                "mplc: --option: the backend java has no option `speed`; it has beginnings, generated, reusable, without\n"));
    }

    @Test
    void refusesToLeaveOutAnOptimizationThatIsNotThere() throws IOException {
        CommandLineRun run = compile("--option=without=coalesced-writes,magic");

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .startsWith("mplc: --option: there is no optimization `magic` to leave out; there is coalesced-reads");
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

    @Test
    void generatesWhatThePacketsUseFromElsewhere() throws IOException {
        CommandLineRun run = compileInto("out", library(""));

        assertThat(run.exitCode()).isZero();
        assertThat(temp.resolve("out/app/Hello.java")).content().contains("import net.Address;");
        assertThat(temp.resolve("out/net/Address.java")).exists();
        assertThat(temp.resolve("out/net/Unused.java")).doesNotExist();
    }

    @Test
    void usesTheClassesThatAJarSaysItHas() throws IOException {
        String digest = "29c2dba99b65fe5e4ac13f2b31a1c2ac7c5f3a3f1a5a2f4ee6dcf1f5a6f4b1aa";
        CommandLineRun stale = compileInto("stale", library("net/address:address\torg.lib\t" + digest + "\n"));
        assertThat(stale.exitCode()).isZero();
        assertThat(temp.resolve("stale/net/Address.java")).exists();

        CommandLineRun run = compileInto("out", library("net/address:address\torg.lib\t" + sha256(ADDRESS) + "\n"));
        assertThat(run.exitCode()).isZero();
        assertThat(temp.resolve("out/app/Hello.java")).content().contains("import org.lib.net.Address;");
        assertThat(temp.resolve("out/net")).doesNotExist();
    }

    @Test
    void refusesTwoDeclarationsOfOneClass() throws IOException {
        write(temp.resolve("own/com/example/ping.mpl"), "packet ping { a: byte; }");
        write(temp.resolve("own/ping.mpl"), "packet ping { b: byte; }");

        CommandLineRun run = CommandLineRun.of(
                "compile",
                temp.resolve("own").toString(),
                "--java-package=com.example",
                "--out=" + temp.resolve("out"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err())
                .isEqualTo(
                        "mplc: two declarations become the file com/example/Ping.java; rename one of them, or put its"
                                + " specification into another folder\n");
    }

    private static final String ADDRESS = "packet address { host: uint32; } packet unused { a: byte; }";

    /** A jar with a specification, and a list of the classes in it. */
    private Path library(String classes) throws IOException {
        Path jar = Files.createTempFile(temp, "lib", ".jar");
        Files.delete(jar);
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            write(zip.getPath("META-INF/mpl/net/address.mpl"), ADDRESS);
            write(zip.getPath("META-INF/mpl/main.java-classes.tsv"), classes);
        }
        return jar;
    }

    private CommandLineRun compileInto(String folder, Path library) throws IOException {
        write(temp.resolve("own/app/hello.mpl"), "packet hello { from: packet address(); }");
        return CommandLineRun.of(
                "compile", temp.resolve("own").toString(), "--out=" + temp.resolve(folder), "-I", library.toString());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
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
