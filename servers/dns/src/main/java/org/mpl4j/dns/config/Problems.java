package org.mpl4j.dns.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.config.ConfigProblem;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong in a file. */
final class Problems {
    private final String file;
    private final List<ConfigProblem> problems = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Node node, String message, @Nullable String help) {
        Mark mark = node.getStartMark().orElse(null);
        add(mark == null ? 0 : mark.getLine(), mark == null ? 0 : mark.getColumn(), message, help);
    }

    /** At a place, counted from 0. */
    void add(int line, int column, String message, @Nullable String help) {
        problems.add(new ConfigProblem(file, line + 1, column + 1, message, help));
    }

    void throwIfAny() throws ConfigException {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
            throw new ConfigException(problems);
        }
    }
}
