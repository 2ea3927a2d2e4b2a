package org.mpl4j.compiler.backend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.mpl4j.compiler.pipeline.CompiledSpec;

/**
 * Makes files of a compiled specification. Pure: the same input gives the same files, byte by byte, and nothing is read or written. Found by {@link ServiceLoader}, so
 * implementations are public and have a public constructor without parameters.
 */
public interface Backend {
    /** What users call it: {@code java}. */
    String name();

    /** The options that it knows ({@link BackendContext#options}), and what each is for. */
    default Map<String, String> options() {
        return Map.of();
    }

    /** What is wrong with the values of options that it knows, if something is. */
    default Optional<String> problem(Map<String, String> values) {
        return Optional.empty();
    }

    /**
     * The files for all declarations of a specification, also for those that were only reached from the ones that the user named: so that what is made needs nothing
     * else. What is {@linkplain JavaPackages#isReady ready} is left out.
     */
    Stream<OutputFile> generate(CompiledSpec spec, BackendContext context);

    /** All backends that are there, in the order of their names. */
    static List<Backend> all() {
        return ServiceLoader.load(Backend.class, Backend.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }
}
