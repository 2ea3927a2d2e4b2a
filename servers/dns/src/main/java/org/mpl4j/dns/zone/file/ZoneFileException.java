package org.mpl4j.dns.zone.file;

import java.util.List;
import java.util.stream.Collectors;

/** A file is no zone. Its message has a line for each problem. */
public final class ZoneFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<ZoneFileProblem> problems;

    ZoneFileException(List<ZoneFileProblem> problems) {
        super(problems.stream().map(ZoneFileProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong: at least one thing; very many are not all listed. */
    public List<ZoneFileProblem> problems() {
        return problems;
    }
}
