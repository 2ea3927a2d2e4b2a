package org.mpl4j.compiler.backend;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a user says about the files to be made.
 *
 * @param packages the Java packages that classes are put into
 * @param options of one backend, by name; {@link Backend#options} are the ones that it knows
 */
public record BackendContext(JavaPackages packages, Map<String, String> options) {
    public static final BackendContext DEFAULT = new BackendContext(JavaPackages.of(""), Map.of());

    public BackendContext {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** Whether an option is {@code true}. */
    public boolean isOn(String option) {
        return Boolean.parseBoolean(options.get(option));
    }

    /** The optimizations that are on. */
    public Set<Optimization> optimizations() {
        return Optimization.allBut(options.getOrDefault(Optimization.OPTION, ""));
    }
}
