package org.mpl4j.compiler.backend;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
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

    /** The base package of a Maven project that names none: its groupId, in lower case and with {@code _} for what Java does not allow in names. */
    public static String ofGroupId(String groupId) {
        return Stream.of(groupId.split("\\."))
                .filter(part -> !part.isEmpty())
                .map(JavaPackages::part)
                .collect(Collectors.joining("."));
    }

    /** A text that is not empty as one part of the name of a package: lower case letters, digits and {@code _}, no digit first, no keyword. */
    public static String part(String text) {
        String valid = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        boolean startsWell = Character.isJavaIdentifierStart(valid.charAt(0));
        return (startsWell ? "" : "_") + valid + (SourceVersion.isKeyword(valid) ? "_" : "");
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
