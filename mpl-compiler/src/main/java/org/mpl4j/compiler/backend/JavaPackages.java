package org.mpl4j.compiler.backend;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.model.QualifiedName;

/**
 * The Java packages that the classes of declarations are in: the folder of the specification, below a base package. A folder that lies in the base package already
 * ({@code com/example/net} for the base {@code com.example}) does not get it twice.
 *
 * @param base may be empty
 * @param ready packets and shared enumerations whose classes are there already, each with the base package that they were generated for
 */
public record JavaPackages(String base, Map<QualifiedName, String> ready) {
    public JavaPackages {
        ready = java.util.Collections.unmodifiableMap(new TreeMap<>(ready));
    }

    /** No class is there yet. */
    public static JavaPackages of(String base) {
        return new JavaPackages(base, Map.of());
    }

    /** Whether the class of a declaration is there already, so that it must not be generated. */
    public boolean isReady(QualifiedName name) {
        return ready.containsKey(name);
    }

    /** The package of a declaration's class, empty if it is the unnamed one. */
    public String packageOf(QualifiedName name) {
        List<String> above = parts(ready.getOrDefault(name, base), "\\.");
        List<String> folder =
                parts(name.directory(), "/").stream().map(JavaNames::label).toList();
        boolean isBelow =
                folder.size() >= above.size() && folder.subList(0, above.size()).equals(above);
        return Stream.concat(isBelow ? Stream.<String>empty() : above.stream(), folder.stream())
                .collect(Collectors.joining("."));
    }

    private static List<String> parts(String text, String separator) {
        return Stream.of(text.split(separator)).filter(part -> !part.isEmpty()).toList();
    }
}
