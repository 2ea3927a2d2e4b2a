package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.config.ConfigProblem;

/** Collects all that is wrong, so that it can be said at once. */
public final class Problems {
    private final List<ConfigProblem> problems = new ArrayList<>();

    /**
     * Something is wrong.
     *
     * @param place where
     * @param message what
     * @param help how to mend it
     */
    public void add(Place place, String message, String help) {
        problems.add(new ConfigProblem(place.file(), place.line(), place.column(), message, help));
    }

    void add(ValueException problem) {
        add(problem.place(), String.valueOf(problem.getMessage()), problem.help());
    }

    /** {@return whether something is wrong} */
    public boolean isAny() {
        return !problems.isEmpty();
    }

    /** Ends here if something is wrong: file by file, in the order of their lines. */
    public void throwIfAny() throws ConfigException {
        if (isAny()) {
            List<String> files =
                    problems.stream().map(ConfigProblem::file).distinct().toList();
            throw new ConfigException(problems.stream()
                    .sorted(Comparator.<ConfigProblem>comparingInt(one -> files.indexOf(one.file()))
                            .thenComparingInt(ConfigProblem::line)
                            .thenComparingInt(ConfigProblem::column))
                    .toList());
        }
    }
}
