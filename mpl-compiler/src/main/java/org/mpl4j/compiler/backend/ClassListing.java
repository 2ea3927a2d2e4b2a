package org.mpl4j.compiler.backend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/**
 * A file beside packed specifications that says which of their declarations have classes in the same jar. Who imports such a specification uses these classes, instead
 * of generating them again under another name.
 *
 * <p>A line is three fields separated by tabs: {@code folder/file:name}, the base package that its class was generated for, and the SHA-256 of the specification. A
 * class that was generated from another version of the specification than the one on the spec path is not used.
 */
public final class ClassListing {
    /** The end of its name; it lies at the top of a spec root, which may have several. */
    public static final String ENDING = ".java-classes.tsv";

    private ClassListing() {}

    /**
     * The listing of what is generated of a specification.
     *
     * @param owner tells listings of one root apart
     */
    public static OutputFile of(String owner, CompiledSpec spec, JavaPackages packages, SpecPath path) {
        Digests digests = new Digests(path);
        TreeMap<String, String> lines = new TreeMap<>();
        Stream.concat(spec.model().packets().keySet().stream(), spec.model().enums().keySet().stream())
                .filter(declared -> !packages.isReady(declared))
                .forEach(declared -> digests.of(declared)
                        .ifPresent(digest -> lines.put(declared.toString(), packages.base() + "\t" + digest)));
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, rest) -> text.append(name).append('\t').append(rest).append('\n'));
        return new OutputFile(owner + ENDING, text.toString());
    }

    /** The base packages of all declarations that a listing on the path names; where several do, the first root counts. */
    public static Map<QualifiedName, String> read(SpecPath path) throws IOException {
        Digests digests = new Digests(path);
        Map<QualifiedName, String> ready = new TreeMap<>();
        for (SpecRoot root : path.roots()) {
            for (String listing : root.list(ENDING)) {
                read(root.read(listing).orElse(""), digests, ready);
            }
        }
        return ready;
    }

    private static void read(String listing, Digests digests, Map<QualifiedName, String> ready) {
        for (String line : listing.split("\n")) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 3) {
                QualifiedName.parse(fields[0])
                        .filter(name -> digests.of(name).equals(Optional.of(fields[2])))
                        .ifPresent(name -> ready.putIfAbsent(name, fields[1]));
            }
        }
    }

    /** Of the specifications on a path, each computed once. */
    private static final class Digests {
        private final SpecPath path;
        private final Map<String, Optional<String>> known = new HashMap<>();

        Digests(SpecPath path) {
            this.path = path;
        }

        Optional<String> of(QualifiedName name) {
            return known.computeIfAbsent(name.path(), this::compute);
        }

        private Optional<String> compute(String relativePath) {
            try {
                return path.load(relativePath).map(source -> sha256(source.text()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
