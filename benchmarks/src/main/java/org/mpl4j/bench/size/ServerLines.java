package org.mpl4j.bench.size;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mpl-bench lines}: prints how many lines the DNS server and its client are written in, by package and specification. */
@Command(
        name = "mpl-bench lines",
        mixinStandardHelpOptions = true,
        description = {
            "Prints how many lines of Java and of specifications the DNS server and its client are written in, by package, without tests, comments and blank lines.",
            "What is generated from specifications does not count. The peers' sources are no part of this repository, so that theirs are not counted."
        })
public final class ServerLines implements Callable<Integer> {
    @Option(names = "--repository", hidden = true, required = true, description = "Where the sources are.")
    private Path repository;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServerLines()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Long> lines = new TreeMap<>();
        count("servers/common/src/main/java", ".java", lines);
        count("servers/dns/src/main/java", ".java", lines);
        count("servers/dns/src/main/mpl", ".mpl", lines);
        count("specs/dns", ".mpl", lines);
        System.out.printf("| package or folder | lines |%n|---|--:|%n");
        lines.forEach((folder, count) -> System.out.printf("| %s | %,d |%n", folder, count));
        System.out.printf(
                "| all | %,d |%n",
                lines.values().stream().mapToLong(Long::longValue).sum());
        return 0;
    }

    private void count(String root, String ending, Map<String, Long> lines) throws IOException {
        Path folder = repository.resolve(root);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                lines.merge(nameOf(root, folder.relativize(file.getParent()), ending), Lines.of(file), Long::sum);
            }
        }
    }

    private static String nameOf(String root, Path folder, String ending) {
        if (ending.equals(".java")) {
            return folder.toString().replace('/', '.');
        }
        return folder.toString().isEmpty() ? root : root + "/" + folder;
    }
}
