package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mpl4j.compiler.backend.JavaPackages;
import org.mpl4j.compiler.backend.java.InMemoryJava;
import org.w3c.dom.Document;

class InitCommandTest {
    private static final String SPEC = "src/main/mpl/demo/message.mpl";
    private static final String TEST = "src/test/java/com/example/demo/MessageTest.java";

    @TempDir
    private Path temp;

    @Test
    void makesAProjectAndTellsWhatToDoNext() throws IOException {
        Path demo = temp.resolve("demo");
        CommandLineRun run = init("demo");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("made com.example:demo in " + demo + "\n  .gitignore\n  README.md\n  pom.xml\n  " + SPEC
                        + "\n  " + TEST + "\nnext: cd " + demo + " && mvn verify\n");
        assertThat(listing(demo)).containsExactly(".gitignore", "README.md", "pom.xml", SPEC, TEST);
        for (String file : listing(demo)) {
            assertThat(demo.resolve(file))
                    .content()
                    .doesNotContainPattern("@[a-z]+[A-Za-z]*@")
                    .endsWith("\n");
        }
    }

    @Test
    void thePomHasTheCoordinates() throws Exception {
        init("demo", "--group-id=org.example.net-1", "--artifact-id=Codecs");
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(temp.resolve("demo/pom.xml").toFile());

        assertThat(text(pom, "/project/groupId")).isEqualTo("org.example.net-1");
        assertThat(text(pom, "/project/artifactId")).isEqualTo("Codecs");
        assertThat(text(pom, "/project/properties/mpl.version")).isEqualTo(versionOfThisBuild());
        assertThat(text(pom, "//dependency[artifactId='mpl-runtime']/version")).isEqualTo("${mpl.version}");
        assertThat(text(pom, "//plugin[artifactId='mpl-maven-plugin']/groupId")).isEqualTo("org.mpl4j");
        assertThat(text(pom, "//plugin[artifactId='mpl-maven-plugin']//goal")).isEqualTo("generate");
        assertThat(temp.resolve("demo/src/main/mpl/codecs/message.mpl")).exists();
        assertThat(temp.resolve("demo/src/test/java/org/example/net_1/codecs/MessageTest.java"))
                .content()
                .startsWith("package org.example.net_1.codecs;\n");
    }

    @Test
    void theSpecificationHasNoMistakesAndIsFormatted() {
        init("demo");
        String spec = temp.resolve("demo").resolve(SPEC).toString();

        assertThat(CommandLineRun.of("check", "--fatal-warnings", spec))
                .isEqualTo(new CommandLineRun(ExitCode.FINE, "", "1 file, 1 packet: no errors\n"));
        assertThat(CommandLineRun.of("fmt", "--check", spec).exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"com.example, demo", "demo, demo", "com.my-company.native, 1st.class", "org.mpl4j, runtime"})
    void theTestPassesOnWhatIsGenerated(String groupId, String artifactId) throws Exception {
        init("project", "--group-id", groupId, "--artifact-id", artifactId);
        Path project = temp.resolve("project");
        Map<String, String> sources = generated(project, groupId);
        sources.putAll(sources(project.resolve("src/test/java")));

        String test = sources.keySet().stream()
                .filter(path -> path.endsWith("MessageTest.java"))
                .findFirst()
                .orElseThrow();
        Class<?> type = InMemoryJava.compile(sources).loadClass(className(test));
        assertThat(run(type))
                .containsExactlyInAnyOrder(
                        "readsWhatWasBuilt",
                        "readsPacketsOneAfterTheOther",
                        "tellsHowManyBytesATruncatedPacketNeeds",
                        "keepsWhatIsOfAnUnknownKind");
    }

    @Test
    void theStepsThatTheReadmeProposesWork() throws IOException {
        init("demo");
        Path spec = temp.resolve("demo").resolve(SPEC);
        assertThat(temp.resolve("demo/README.md"))
                .content()
                .contains("`|3:\"Ping\" -> nonce: uint32;`")
                .contains("bodyAsPing().nonce(7).build()")
                .contains("`echo 0100026869 | mplc dissect --packet " + SPEC + ":message`");

        assertThat(CommandLineRun.withInput("0100026869\n", "dissect", "--packet", spec + ":message"))
                .isEqualTo(new CommandLineRun(
                        ExitCode.FINE,
                        "message (5 bytes)\n  kind   = 1\n  length = 2\n  body: Text\n    text = \"hi\"\n",
                        ""));
        Files.writeString(spec, Files.readString(spec).replace("|_", "|3:\"Ping\" -> nonce: uint32;\n  |_"));
        assertThat(generated(temp.resolve("demo"), "com.example").get("com/example/demo/Message.java"))
                .contains("bodyAsPing()")
                .contains("nonce(long value)");
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        Path notes = Files.writeString(
                Files.createDirectories(temp.resolve("demo/src")).resolve("notes.txt"), "mine");

        assertThat(init("demo").exitCode()).isZero();
        assertThat(notes).hasContent("mine");
        assertThat(temp.resolve("demo/pom.xml")).exists();
    }

    @Test
    void replacesNothingAndThenWritesNothing() throws IOException {
        Path demo = Files.createDirectories(temp.resolve("demo"));
        Files.writeString(demo.resolve("pom.xml"), "<project/>");
        Files.writeString(demo.resolve("README.md"), "# Mine");

        assertThat(init("demo"))
                .isEqualTo(
                        refusal("in " + demo + " is already: README.md, pom.xml; move that away, or name another folder"
                                + " (nothing was written)"));
        assertThat(listing(demo)).containsExactly("README.md", "pom.xml");
        assertThat(demo.resolve("pom.xml")).hasContent("<project/>");
    }

    @Test
    void refusesTheFolderOfItsOwnProject() throws IOException {
        init("demo");
        List<String> before = listing(temp);

        assertThat(init("demo").err()).contains(".gitignore, README.md, pom.xml, " + SPEC + ", " + TEST + ";");
        assertThat(listing(temp)).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("demo"), "mine");
        assertThat(init("demo")).isEqualTo(refusal("`" + file + "` is no folder"));
        assertThat(init("demo/below")).isEqualTo(refusal("`" + file + "` is no folder"));

        Files.writeString(Files.createDirectories(temp.resolve("other")).resolve("src"), "mine");
        assertThat(init("other").err()).contains("is already: src;");
        assertThat(listing(temp)).containsExactly("demo", "other/src");
    }

    @ParameterizedTest
    @CsvSource({
        "My Demo!, my-demo, my_demo",
        "1st, 1st, _1st",
        "class, class, class_",
        "demo., demo, demo",
        "-x-, x, x",
        "_, _, __",
        "v1..2-.beta, v1.2.beta, v1_2_beta",
        "Größe, gr-e, gr_e"
    })
    void namesAProjectAfterItsFolder(String name, String artifactId, String folder) throws IOException {
        CommandLineRun run = CommandLineRun.of("init", temp.resolve(name).toString());

        assertThat(run.err()).startsWith("made com.example:" + artifactId + " in " + temp.resolve(name) + "\n");
        assertThat(listing(temp.resolve(name)))
                .contains(
                        "src/main/mpl/" + folder + "/message.mpl",
                        "src/test/java/com/example/" + folder + "/MessageTest.java");
    }

    @Test
    void quotesAFolderForTheShell() {
        assertThat(init("it's").err()).contains("next: cd '" + temp + "/it'\\''s' && mvn verify\n");
    }

    @Test
    void asksForANameWhereTheFolderGivesNone() throws IOException {
        assertThat(init("日本"))
                .isEqualTo(refusal("no artifactId can be made of the folder's name `日本`; give one with --artifact-id"));
        assertThat(listing(temp)).isEmpty();
        assertThat(init("日本", "--artifact-id", "japan").exitCode()).isZero();
        assertThat(CommandLineRun.of("init", "/").err()).contains("the folder's name `/`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..b", ".a", "a.", "-a", "a b", "a/b", "a$b", "größe", "<a>", "com.exa\nmple"})
    void refusesWhatIsNoId(String id) throws IOException {
        String problem =
                ": `" + id + "` won't do; it takes letters from a to z, digits, `_`, `-` and single dots between them";

        assertThat(init("demo", "--group-id=" + id)).isEqualTo(refusal("--group-id" + problem));
        assertThat(init("demo", "--artifact-id=" + id)).isEqualTo(refusal("--artifact-id" + problem));
        assertThat(listing(temp)).isEmpty();
    }

    @Test
    void refusesPackagesThatJavaDoesNotLoad() {
        assertThat(init("demo", "--group-id=java"))
                .isEqualTo(refusal("--group-id: Java keeps packages that begin with `java` to itself"));
        assertThat(init("demo", "--group-id=javax.example").exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "."})
    void takesTheCurrentFolder(String argument) throws Exception {
        Path here = Files.createDirectory(temp.resolve("here"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Mplc.class.getName(),
                "init"));
        if (!argument.isEmpty()) {
            command.add(argument);
        }
        Process process = new ProcessBuilder(command)
                .directory(here.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("made com.example:here in " + here.toRealPath() + "\n")
                .contains("\nnext: mvn verify\n");
        assertThat(process.waitFor()).isZero();
        assertThat(here.resolve("src/test/java/com/example/here/MessageTest.java"))
                .exists();
    }

    private CommandLineRun init(String folder, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("init", temp.resolve(folder).toString()));
        arguments.addAll(Arrays.asList(options));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private static CommandLineRun refusal(String message) {
        return new CommandLineRun(ExitCode.USAGE, "", "mplc: " + message + "\n");
    }

    /** All files below a folder, as sorted paths. */
    private static List<String> listing(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String text(Document pom, String path) throws Exception {
        XPath xpath = XPathFactory.newInstance().newXPath();
        return xpath.evaluate(path, pom);
    }

    private static String versionOfThisBuild() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
        return text(pom, "/project/parent/version");
    }

    /** What the Maven plugin makes of a project's specifications without any configuration, by path. */
    private static Map<String, String> generated(Path project, String groupId) throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "compile",
                project.resolve("src/main/mpl").toString(),
                "--java-package=" + JavaPackages.ofGroupId(groupId),
                "--out=" + project.resolve("target/gen"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return sources(project.resolve("target/gen"));
    }

    private static Map<String, String> sources(Path folder) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (String path : listing(folder)) {
            if (path.endsWith(".java")) {
                sources.put(path, Files.readString(folder.resolve(path)));
            }
        }
        return sources;
    }

    private static String className(String path) {
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    /** Runs the tests of a class; returns their names. */
    private static List<String> run(Class<?> type) throws Exception {
        List<String> names = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class)) {
                Constructor<?> constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                method.setAccessible(true);
                try {
                    method.invoke(constructor.newInstance());
                } catch (InvocationTargetException e) {
                    throw new AssertionError(method.getName(), e.getCause());
                }
                names.add(method.getName());
            }
        }
        return names;
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(classPath.split(File.pathSeparator))
                        .map(part -> Path.of(part).toAbsolutePath().toString())
                        .toList());
    }
}
