package org.mpl4j.fuzzing.targets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mpl4j.fuzzing.library.PacketLibrary;
import org.mpl4j.fuzzing.library.Project;

/** All targets, by name. */
public final class FuzzTargets {
    private static final List<String> OF_THE_COMPILER =
            List.of("specification", "layers", "filter", "capture", "build");

    private FuzzTargets() {}

    /** Their names: first those of the compiler, then the protocols, which are the folders of {@code specs/} that have specifications. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(OF_THE_COMPILER);
        try (Stream<Path> folders = Files.list(Project.specs())) {
            folders.filter(FuzzTargets::isProtocol)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private static boolean isProtocol(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".mpl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes whose branches tell libFuzzer what is new, in the form that Jazzer takes. */
    static String instrumented(String name) {
        return switch (name) {
            case "specification" -> "org.mpl4j.compiler.**:org.mpl4j.grammar.**";
            case "layers", "filter" -> "org.mpl4j.compiler.dissect.**:org.mpl4j.compiler.diagnostic.**";
            case "capture" ->
                "org.mpl4j.compiler.capture.**:org.mpl4j.compiler.dissect.**:org.mpl4j.compiler.interpret.**";
            case "build" ->
                "org.mpl4j.compiler.interpret.build.**:org.mpl4j.compiler.interpret.json.**:org.mpl4j.compiler.interpret.value.**";
            default -> "org.mpl4j.fuzzing.packets.**:org.mpl4j.runtime.**";
        };
    }

    /**
     * A target.
     *
     * @throws IllegalArgumentException if none has that name
     */
    public static FuzzTarget of(String name) throws IOException {
        if (!names().contains(name)) {
            throw new IllegalArgumentException(
                    "there is no target `" + name + "`; there are " + String.join(", ", names()));
        }
        return switch (name) {
            case "specification" -> new SpecificationTarget();
            case "layers" -> new LayersTarget();
            case "filter" -> new FilterTarget();
            case "capture" -> new CaptureTarget();
            case "build" -> new BuildTarget(Loaded.LIBRARY);
            default -> new ProtocolTarget(Loaded.LIBRARY, name);
        };
    }

    /** Compiled when it is needed first, and once. */
    private static final class Loaded {
        static final PacketLibrary LIBRARY = PacketLibrary.load();
    }
}
