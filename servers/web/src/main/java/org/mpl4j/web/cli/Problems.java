package org.mpl4j.web.cli;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.config.ConfigProblem;

/** Collects all that is wrong with the command line, so that it is said at once. */
final class Problems {
    private final List<ConfigProblem> problems = new ArrayList<>();

    /** Takes note of a problem unless something holds. */
    void check(boolean isRight, String message) {
        if (!isRight) {
            problems.add(new ConfigProblem("mpl-web", 0, 0, message, null));
        }
    }

    /** Takes note of a number that is too small. */
    void atLeast(String option, int value, int least) {
        check(value >= least, "%s is at least %d, not %d".formatted(option, least, value));
    }

    void throwIfAny() throws ConfigException {
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
    }
}
