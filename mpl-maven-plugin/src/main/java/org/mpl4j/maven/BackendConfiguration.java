package org.mpl4j.maven;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.mpl4j.compiler.backend.Backend;

/** A backend and its options, as a pom says them: {@code <backend>java</backend>}, or with elements {@code name} and {@code options}. */
public final class BackendConfiguration {
    private String name = "";
    private Map<String, String> options = new LinkedHashMap<>();

    /** For Maven, which then calls a setter for each element. */
    public BackendConfiguration() {}

    /** For {@code <backend>java</backend>}: Maven calls this for an element that has text only. */
    public void set(String text) {
        name = text;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setOptions(Map<String, String> options) {
        this.options = options;
    }

    public Map<String, String> options() {
        return options;
    }

    /** The backend of that name. */
    Backend backend() throws MojoFailureException {
        List<Backend> all = Backend.all();
        for (Backend backend : all) {
            if (backend.name().equals(name)) {
                checkOptions(backend);
                return backend;
            }
        }
        throw new MojoFailureException("backends: there is no backend `" + name + "`; there is "
                + all.stream().map(Backend::name).collect(Collectors.joining(", ")));
    }

    private void checkOptions(Backend backend) throws MojoFailureException {
        for (String option : options.keySet()) {
            if (!backend.options().containsKey(option)) {
                throw new MojoFailureException("backends: " + name + " has no option `" + option + "`; it has "
                        + (backend.options().isEmpty()
                                ? "none"
                                : backend.options().keySet().stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        Optional<String> problem = backend.problem(options);
        if (problem.isPresent()) {
            throw new MojoFailureException("backends: " + name + ": " + problem.get());
        }
    }

    @Override
    public String toString() {
        return name + (options.isEmpty() ? "" : " " + options);
    }
}
