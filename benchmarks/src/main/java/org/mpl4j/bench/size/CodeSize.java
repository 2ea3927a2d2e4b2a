package org.mpl4j.bench.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mpl-bench code-size}: prints how much code the packets of the benchmarks are, by specification. */
@Command(
        name = "mpl-bench code-size",
        mixinStandardHelpOptions = true,
        description = {
            "Prints lines of Java and bytes of class files per line of specification, for the packets of the benchmarks;",
            "then the methods of parses that are too large for C2 to inline where they are hot."
        })
public final class CodeSize implements Callable<Integer> {
    @Option(names = "--repository", hidden = true, required = true, description = "Where the specifications are.")
    private Path repository;

    @Option(names = "--build", hidden = true, required = true, description = "Where the build has put its files.")
    private Path build;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CodeSize()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Map<String, SpecSize> sizes = new TreeMap<>();
        List<LargeMethod> large = new ArrayList<>();
        try (Stream<Path> files = Files.walk(build.resolve("classes/org/mpl4j/bench/packets"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                ClassSize size = ClassSize.of(file);
                SpecSize spec = sizes.computeIfAbsent(size.spec(), SpecSize::new);
                spec.classBytes += size.bytes();
                large.addAll(size.large());
            }
        }
        Path sources = build.resolve("generated-sources/mpl");
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sizes.computeIfAbsent(specOf(file), SpecSize::new).javaLines += Lines.of(file);
            }
        }
        for (SpecSize size : sizes.values()) {
            size.specLines = Lines.of(repository.resolve("specs").resolve(size.spec));
        }
        print(sizes.values().stream().toList(), large);
        return 0;
    }

    /** What the comment says that every generated file begins with. */
    private static String specOf(Path source) throws IOException {
        try (Stream<String> lines = Files.lines(source)) {
            return lines.findFirst().orElseThrow().split(" ")[3];
        }
    }

    private static void print(List<SpecSize> sizes, List<LargeMethod> large) {
        System.out.printf("Lines are those with code: neither blank nor comment.%n%n");
        System.out.printf("| specification | lines | lines of Java | per line | bytes of classes | per line |%n");
        System.out.printf("|---|--:|--:|--:|--:|--:|%n");
        SpecSize all = new SpecSize("all");
        for (SpecSize size : sizes) {
            System.out.print(size);
            all.specLines += size.specLines;
            all.javaLines += size.javaLines;
            all.classBytes += size.classBytes;
        }
        System.out.print(all);
        System.out.printf("%nMethods of parses with more than %d bytes of code:%n%n", LargeMethod.INLINED);
        large.sort(Comparator.comparingInt(LargeMethod::bytes).reversed());
        large.forEach(method -> System.out.printf("- `%s`: %d%n", method.name(), method.bytes()));
        if (large.isEmpty()) {
            System.out.println("none");
        }
    }

    /** What is known of a specification. */
    private static final class SpecSize {
        private final String spec;
        private long specLines;
        private long javaLines;
        private long classBytes;

        SpecSize(String spec) {
            this.spec = spec;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %,d | %.1f | %,d | %,.0f |%n",
                    spec,
                    specLines,
                    javaLines,
                    (double) javaLines / specLines,
                    classBytes,
                    (double) classBytes / specLines);
        }
    }
}
