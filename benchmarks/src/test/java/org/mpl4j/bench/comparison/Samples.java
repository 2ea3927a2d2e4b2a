package org.mpl4j.bench.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The samples of docs/comparison, made into classes: what each tool generates, and the programs that use it. */
final class Samples implements AutoCloseable {
    static final Path FOLDER = Path.of("../docs/comparison").toAbsolutePath().normalize();

    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private final URLClassLoader classes;

    private Samples(URLClassLoader classes) {
        this.classes = classes;
    }

    /** Generates and compiles all of them below a folder. */
    static Samples in(Path folder) throws Exception {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        java(
                List.of(),
                "org.mpl4j.compiler.cli.Mplc",
                "compile",
                sample("report.mpl"),
                "--java-package",
                "packets",
                "-o",
                sources.toString());
        java(
                List.of(),
                "io.kaitai.struct.JavaMain",
                "-t",
                "java",
                "--java-package",
                "kaitai",
                "--outdir",
                sources.toString(),
                sample("report.ksy"));
        List<String> sbe = List.of(
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Dsbe.output.dir=" + sources,
                "-Dsbe.java.generate.interfaces=false",
                "-Dsbe.validation.stop.on.error=true");
        java(sbe, "uk.co.real_logic.sbe.SbeTool", sample("report-sbe.xml"));

        Path out = Files.createDirectory(folder.resolve("classes"));
        List<String> options = new ArrayList<>(List.of("-proc:none", "-cp", CLASS_PATH, "-d", out.toString()));
        javaFiles(sources).map(Path::toString).forEach(options::add);
        javaFiles(FOLDER).map(Path::toString).forEach(options::add);
        int exitCode =
                ToolProvider.getSystemJavaCompiler().run(null, System.out, System.err, options.toArray(String[]::new));
        assertThat(exitCode).as("javac").isZero();
        return new Samples(new URLClassLoader(new URL[] {out.toUri().toURL()}, Samples.class.getClassLoader()));
    }

    /** What a program says about a packet. */
    String read(String program, byte[] bytes) throws Exception {
        return (String) call(program, "read", bytes);
    }

    /** The packet that a program writes. */
    byte[] write(String program) throws Exception {
        return (byte[]) call(program, "write");
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    private Object call(String program, String name, Object... arguments) throws Exception {
        Class<?>[] types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
        Method method = classes.loadClass(program).getDeclaredMethod(name, types);
        method.setAccessible(true);
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** What a command prints. It must end well. */
    static String run(List<String> command, byte[] input) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(120, TimeUnit.SECONDS))
                .as("%s ends", command)
                .isTrue();
        assertThat(process.exitValue()).as("%s", command).isZero();
        return new String(output, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static String sample(String name) {
        return FOLDER.resolve(name).toString();
    }

    private static void java(List<String> options, String main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", CLASS_PATH, main));
        command.addAll(List.of(arguments));
        run(command, new byte[0]);
    }

    private static Stream<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }
}
