package org.mpl4j.dns.zone;

import java.util.List;
import java.util.stream.Collectors;

/** Records do not make a zone. */
public final class ZoneException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<ZoneProblem> problems;

    ZoneException(List<ZoneProblem> problems) {
        super(problems.stream().map(ZoneProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong: at least one thing; very many are not all listed. */
    public List<ZoneProblem> problems() {
        return problems;
    }
}
