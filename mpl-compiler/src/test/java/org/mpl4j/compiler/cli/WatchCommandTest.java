package org.mpl4j.compiler.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A watch whose looks are steps of the test: what happens before a look is said, then the look follows at once. */
class WatchCommandTest {
    private static final String PING = "packet ping { nonce: uint32; }";
    private static final String LONGER_PING = "packet ping { nonce: uint64; sent: uint32; }";
    private static final String PONG = "packet pong { nonce: uint32; }";
    private static final String BROKEN = "packet ping { nonce: uint33; }";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-01-01T14:03:12Z"), ZoneOffset.UTC);

    @TempDir
    private Path temp;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private FileTime lastWritten = FileTime.from(CLOCK.instant());

    /** Something that happens before a look. */
    private interface Step {
        void happen() throws IOException;
    }

    private static final Step NOTHING = () -> {};

    @Test
    void compilesAtOnce() throws Exception {
        write("specs/ping.mpl", PING);

        watch("specs");

        assertThat(lines()).containsExactly("14:03:12 start: 1 written, 0 unchanged");
        assertThat(temp.resolve("gen/Ping.java")).exists();
    }

    @Test
    void compilesWhatHasChangedAndStaysSoUntilTheNextLook() throws Exception {
        write("specs/ping.mpl", PING);
        write("specs/pong.mpl", PONG);

        watch(
                "specs",
                () -> write("specs/ping.mpl", LONGER_PING),
                () -> assertThat(lines()).hasSize(1),
                () -> assertThat(lines()).hasSize(2));

        assertThat(lines()).last().isEqualTo("14:03:12 specs/ping.mpl changed: 1 written, 1 unchanged");
        assertThat(temp.resolve("gen/Ping.java")).content().contains("sent");
    }

    @Test
    void compilesNothingWhileNothingChanges() throws Exception {
        write("specs/ping.mpl", PING);

        watch("specs", NOTHING, NOTHING, () -> write("specs/notes.txt", "no specification"), NOTHING, NOTHING);

        assertThat(lines()).hasSize(1);
    }

    @Test
    void compilesOnceAfterABurstOfChanges() throws Exception {
        write("specs/ping.mpl", PING);

        watch(
                "specs",
                () -> write("specs/ping.mpl", BROKEN),
                () -> write("specs/a.mpl", "packet a { x: byte; }"),
                () -> write("specs/b.mpl", "packet b { x: byte; }"),
                () -> write("specs/c.mpl", "packet c { x: byte; }"),
                () -> write("specs/ping.mpl", LONGER_PING),
                NOTHING,
                NOTHING);

        assertThat(lines())
                .containsExactly(
                        "14:03:12 start: 1 written, 0 unchanged",
                        "14:03:12 specs/a.mpl is new, specs/b.mpl is new, specs/c.mpl is new, 1 more:"
                                + " 4 written, 0 unchanged");
    }

    @Test
    void doesNotWaitForeverForWhoWritesAllTheTime() throws Exception {
        write("specs/ping.mpl", PING);
        Step[] steps = new Step[SpecWatch.MOST_UNSETTLED_LOOKS + 1];
        Arrays.fill(steps, (Step) () -> write("specs/ping.mpl", PING));
        steps[steps.length - 1] = () -> assertThat(lines()).hasSize(2);

        watch("specs", steps);
    }

    @Test
    void seesAReplacementThatLooksLikeTheFileItReplaces() throws Exception {
        write("specs/ping.mpl", PING);
        FileTime time = Files.getLastModifiedTime(temp.resolve("specs/ping.mpl"));

        watch(
                "specs",
                () -> {
                    write("next", PING.replace("nonce", "count"));
                    Files.setLastModifiedTime(temp.resolve("next"), time);
                    Files.move(
                            temp.resolve("next"), temp.resolve("specs/ping.mpl"), StandardCopyOption.REPLACE_EXISTING);
                },
                NOTHING);

        assertThat(lines()).last().isEqualTo("14:03:12 specs/ping.mpl changed: 1 written, 0 unchanged");
    }

    @Test
    void compilesNothingIfAChangeIsTakenBackAtOnce() throws Exception {
        write("specs/ping.mpl", PING);

        watch("specs", () -> write("specs/pong.mpl", PONG), () -> delete("specs/pong.mpl"), NOTHING, NOTHING);

        assertThat(lines()).hasSize(1);
    }

    @Test
    void findsNewFilesInAFolderBelow() throws Exception {
        write("specs/ping.mpl", PING);

        watch("specs", () -> write("specs/net/pong.mpl", PONG), NOTHING);

        assertThat(lines()).last().isEqualTo("14:03:12 specs/net/pong.mpl is new: 1 written, 1 unchanged");
        assertThat(temp.resolve("gen/net/Pong.java")).exists();
    }

    @Test
    void deletesTheJavaOfAFileThatIsGone() throws Exception {
        write("specs/ping.mpl", PING);
        write("specs/pong.mpl", PONG);

        watch("specs", () -> delete("specs/pong.mpl"), NOTHING);

        assertThat(lines()).last().isEqualTo("14:03:12 specs/pong.mpl is gone: 0 written, 1 unchanged, 1 deleted");
        assertThat(temp.resolve("gen/Pong.java")).doesNotExist();
    }

    @Test
    void leavesJavaAloneWhileThereAreErrors() throws Exception {
        write("specs/ping.mpl", PING);

        watch(
                "specs",
                () -> write("specs/ping.mpl", BROKEN),
                NOTHING,
                () -> assertThat(temp.resolve("gen/Ping.java")).content().contains("nonce"),
                () -> write("specs/ping.mpl", LONGER_PING),
                NOTHING);

        assertThat(printed()).contains("\n\n14:03:12 ");
        assertThat(lines())
                .contains(
                        "error[E0208]: there is no type `uint33`",
                        "14:03:12 specs/ping.mpl changed: 1 error; what was generated stays as it was",
                        "14:03:12 specs/ping.mpl changed: 1 written, 0 unchanged");
    }

    @Test
    void canBeginWithErrors() throws Exception {
        write("specs/ping.mpl", BROKEN);

        watch("specs", () -> write("specs/ping.mpl", PING), NOTHING);

        assertThat(lines()).last().isEqualTo("14:03:12 specs/ping.mpl changed: 1 written, 0 unchanged");
    }

    @Test
    void waitsForANamedFileThatIsGone() throws Exception {
        write("specs/ping.mpl", PING);

        watch(
                "specs/ping.mpl",
                () -> delete("specs/ping.mpl"),
                NOTHING,
                NOTHING,
                () -> write("specs/ping.mpl", LONGER_PING),
                NOTHING);

        assertThat(lines()).hasSize(4);
        assertThat(lines().get(1)).startsWith("mplc: there is no file or folder specs/ping.mpl");
        assertThat(lines().subList(2, 4))
                .containsExactly(
                        "14:03:12 specs/ping.mpl is gone: what was generated stays as it was",
                        "14:03:12 specs/ping.mpl is new: 1 written, 0 unchanged");
    }

    @Test
    void takesAFileThatIsReplacedForOneThatChanges() throws Exception {
        write("specs/ping.mpl", PING);

        watch(
                "specs/ping.mpl",
                () -> delete("specs/ping.mpl"),
                () -> write("specs/ping.mpl", LONGER_PING),
                NOTHING,
                NOTHING);

        assertThat(lines().subList(1, lines().size()))
                .containsExactly("14:03:12 specs/ping.mpl changed: 1 written, 0 unchanged");
    }

    @Test
    void waitsForAFolderThatIsGone() throws Exception {
        write("specs/ping.mpl", PING);

        watch(
                "specs",
                () -> {
                    delete("specs/ping.mpl");
                    delete("specs");
                },
                NOTHING,
                () -> assertThat(temp.resolve("gen/Ping.java")).exists(),
                () -> write("specs/pong.mpl", PONG),
                NOTHING);

        assertThat(lines()).last().isEqualTo("14:03:12 specs/pong.mpl is new: 1 written, 0 unchanged, 1 deleted");
    }

    @Test
    void looksAtANamedFileInAHiddenFolder() throws Exception {
        write("specs/.own/ping.mpl", PING);

        watch("specs/.own/ping.mpl", List.of("-I", "specs"), () -> write("specs/.own/ping.mpl", LONGER_PING), NOTHING);

        assertThat(lines()).last().isEqualTo("14:03:12 specs/.own/ping.mpl changed: 1 written, 0 unchanged");
    }

    @Test
    void looksAtFoldersOfTheSpecPath() throws Exception {
        write("app/hello.mpl", "packet hello { from: packet address(); }");
        write("common/address.mpl", "packet address { host: uint32; }");

        watch(
                "app/hello.mpl",
                List.of("-I", "common"),
                () -> write("common/address.mpl", "packet address { host: uint32; port: uint16; }"),
                NOTHING);

        assertThat(lines()).last().isEqualTo("14:03:12 common/address.mpl changed: 2 written, 0 unchanged");
        assertThat(temp.resolve("gen/Address.java")).content().contains("port");
    }

    @Test
    void looksAtJarsOfTheSpecPath() throws Exception {
        write("app/hello.mpl", "packet hello { from: packet address(); }");
        jar("lib.jar", "packet address { host: uint32; }");

        watch(
                "app/hello.mpl",
                List.of("-I", "lib.jar"),
                () -> write("lib.jar", "half a jar"),
                NOTHING,
                () -> delete("lib.jar"),
                NOTHING,
                () -> jar("lib.jar", "packet address { host: uint32; port: uint16; }"),
                NOTHING);

        assertThat(lines())
                .contains(
                        "14:03:12 lib.jar changed: what was generated stays as it was",
                        "mplc: --spec-path: there is no folder or jar lib.jar",
                        "14:03:12 lib.jar is gone: what was generated stays as it was")
                .last()
                .isEqualTo("14:03:12 lib.jar is new: 2 written, 0 unchanged");
        assertThat(temp.resolve("gen/net/Address.java")).content().contains("port");
    }

    @Test
    void looksAtTheListsOfClassesThatAreThereAlready() throws Exception {
        write("specs/ping.mpl", PING);

        watch("specs", () -> write("specs/main.java-classes.tsv", "ping:ping\tcom.example\tstale\n"), NOTHING);

        assertThat(lines()).last().isEqualTo("14:03:12 specs/main.java-classes.tsv is new: 0 written, 1 unchanged");
    }

    @Test
    void goesOnWhenTwoDeclarationsBecomeOneFile() throws Exception {
        write("specs/ping.mpl", PING);

        watch(
                "specs",
                List.of("--java-package=com.example"),
                () -> write("specs/com/example/ping.mpl", LONGER_PING),
                NOTHING,
                () -> delete("specs/com/example/ping.mpl"),
                NOTHING);

        assertThat(lines())
                .anyMatch(line -> line.startsWith("mplc: two declarations become the file com/example/Ping.java"))
                .last()
                .asString()
                .startsWith("14:03:12 specs/com/example/ping.mpl is gone: ");
    }

    @Test
    void reportsInJson() throws Exception {
        write("specs/ping.mpl", PING);

        watch(
                "specs",
                List.of("--format=json"),
                () -> write("specs/ping.mpl", BROKEN),
                NOTHING,
                () -> delete("specs/ping.mpl"),
                NOTHING);

        assertThat(lines()).hasSize(4);
        assertThat(lines().get(0))
                .isEqualTo("{\"time\":\"14:03:12\",\"changes\":[],\"errors\":0,\"written\":1,\"unchanged\":0,"
                        + "\"deleted\":0}");
        assertThat(lines().get(1)).contains("\"code\":\"E0208\"");
        assertThat(lines().get(2))
                .isEqualTo("{\"time\":\"14:03:12\",\"changes\":[{\"file\":\"specs/ping.mpl\",\"event\":\"changed\"}],"
                        + "\"errors\":1}");
        assertThat(lines().get(3))
                .startsWith("{\"time\":\"14:03:12\",\"changes\":[{\"file\":\"specs/ping.mpl\",\"event\":\"gone\"}],"
                        + "\"problem\":\"the folder specs has no specification");
    }

    @Test
    void endsAtTheStartIfItCannotWrite() throws IOException {
        write("specs/ping.mpl", PING);
        write("gen", "no folder");

        assertThatThrownBy(() -> watch("specs"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write to ");
    }

    @ParameterizedTest
    @CsvSource({
        "nowhere.mpl --out=gen, mplc: there is no file or folder nowhere.mpl",
        "- --out=gen, mplc: standard input can't be watched",
        "../specs --out=gen --backend=cobol, mplc: there is no backend `cobol`; there is java",
        "../specs, mplc: Missing required option: '--out=DIR'",
    })
    void refusesACommandLineThatCannotBe(String arguments, String message) {
        CommandLineRun run = CommandLineRun.of(("watch " + arguments).split(" "));

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith(message);
    }

    @Test
    void compilesWhileAPersonEdits() throws Exception {
        Path spec = Files.writeString(temp.resolve("ping.mpl"), PING);
        Path java = temp.resolve("gen/Ping.java");
        List<Integer> exitCode = new ArrayList<>();
        Thread watching = Thread.ofPlatform()
                .daemon()
                .start(() ->
                        exitCode.add(Mplc.run(streams(), "watch", spec.toString(), "--out=" + temp.resolve("gen"))));

        Eventually.holds(() -> printed().contains("(Ctrl-C ends): 1 written, 0 unchanged"));
        Files.writeString(spec, LONGER_PING);
        Eventually.holds(() -> printed().contains("ping.mpl changed: 1 written, 0 unchanged"));
        assertThat(java).content().contains("sent");

        watching.interrupt();
        watching.join(Eventually.TIMEOUT);
        assertThat(exitCode).containsExactly(ExitCode.FINE);
    }

    private void watch(String file, Step... steps) throws Exception {
        watch(file, List.of(), steps);
    }

    private void watch(String file, List<String> options, Step... steps) throws Exception {
        List<String> words = new ArrayList<>();
        words.add("--out=" + temp.resolve("gen"));
        options.forEach(word -> words.add(isPath(word) ? temp.resolve(word).toString() : word));
        CompileOptions parsed = new CompileOptions();
        new CommandLine(parsed).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words.toArray(new String[0]));
        Queue<Step> next = new ArrayDeque<>(List.of(steps));
        WatchCommand.watch(List.of(temp.resolve(file).toString()), parsed, streams(), CLOCK, look -> happened(next))
                .run("start");
        assertThat(next).isEmpty();
    }

    private static boolean isPath(String word) {
        return !word.startsWith("-");
    }

    private static boolean happened(Queue<Step> steps) {
        Step step = steps.poll();
        if (step == null) {
            return false;
        }
        try {
            step.happen();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Streams streams() {
        PrintStream out = new PrintStream(printed, true, UTF_8);
        return new Streams(new ByteArrayInputStream(new byte[0]), out, out, false, false);
    }

    private String printed() {
        return printed.toString(UTF_8);
    }

    private List<String> lines() {
        return printed()
                .replace(temp + "/", "")
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Each file is a second newer than the one before, so that a change shows whatever the clock of the disk is like. */
    private void write(String file, String text) throws IOException {
        Path path = temp.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        touch(path);
    }

    private void touch(Path path) throws IOException {
        lastWritten = FileTime.from(lastWritten.toInstant().plusSeconds(1));
        Files.setLastModifiedTime(path, lastWritten);
    }

    private void delete(String file) throws IOException {
        Files.delete(temp.resolve(file));
    }

    private void jar(String file, String address) throws IOException {
        Path jar = temp.resolve(file);
        Files.deleteIfExists(jar);
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path spec = zip.getPath("META-INF/mpl/net/address.mpl");
            Files.createDirectories(spec.getParent());
            Files.writeString(spec, address);
        }
        touch(jar);
    }
}
