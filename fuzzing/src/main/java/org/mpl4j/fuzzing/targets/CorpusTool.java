package org.mpl4j.fuzzing.targets;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.mpl4j.fuzzing.corpus.CorpusFile;
import org.mpl4j.fuzzing.corpus.PacketCorpus;

/**
 * Moves inputs between kept files and the folders that libFuzzer works on; what {@code bin/mpl-fuzz} calls.
 *
 * <pre>
 * names                       prints the names of all targets
 * classes TARGET              prints which classes are instrumented
 * unpack TARGET FOLDER        writes kept inputs and seeds into a folder, a file an input
 * pack TARGET FOLDER          keeps the inputs of a folder, but those that are long
 * try TARGET FILE...          gives inputs to a target
 * </pre>
 */
public final class CorpusTool {
    private CorpusTool() {}

    public static void main(String[] arguments) throws IOException {
        run(System.out, arguments);
    }

    /** Runs one of the commands. */
    static void run(PrintStream out, String... arguments) throws IOException {
        switch (arguments[0]) {
            case "names" -> FuzzTargets.names().forEach(out::println);
            case "classes" -> out.println(FuzzTargets.instrumented(arguments[1]));
            case "unpack" ->
                out.println(unpack(FuzzTargets.of(arguments[1]), Path.of(arguments[2])) + " inputs to begin with");
            case "pack" -> out.println(pack(arguments[1], Path.of(arguments[2])) + " inputs are kept");
            case "try" -> {
                FuzzTarget target = FuzzTargets.of(arguments[1]);
                for (int i = 2; i < arguments.length; i++) {
                    target.accept(Files.readAllBytes(Path.of(arguments[i])));
                    out.println(arguments[i] + " is fine");
                }
            }
            default -> throw new IllegalArgumentException("unknown: " + arguments[0]);
        }
    }

    static int unpack(FuzzTarget target, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<byte[]> inputs = new ArrayList<>(CorpusFile.read(PacketCorpus.file(target.name())));
        inputs.addAll(target.seeds());
        for (byte[] input : inputs) {
            Files.write(folder.resolve(digest(input)), input);
        }
        return inputs.size();
    }

    static int pack(String target, Path folder) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        inputs.removeIf(input -> input.length > CorpusFile.MOST_BYTES);
        CorpusFile.write(PacketCorpus.file(target), target, inputs);
        return inputs.size();
    }

    private static String digest(byte[] input) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(input), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
