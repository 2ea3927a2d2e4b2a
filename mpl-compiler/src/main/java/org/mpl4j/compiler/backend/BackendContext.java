package org.mpl4j.compiler.backend;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user says about the files to be made.
 *
 * @param javaPackage the package that a specification's folder is appended to; may be empty
 * @param options of one backend, by name; {@link Backend#options} are the ones that it knows
 */
public record BackendContext(String javaPackage, Map<String, String> options) {
    public static final BackendContext DEFAULT = new BackendContext("", Map.of());

    public BackendContext {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** Whether an option is {@code true}. */
    public boolean isOn(String option) {
        return Boolean.parseBoolean(options.get(option));
    }
}
