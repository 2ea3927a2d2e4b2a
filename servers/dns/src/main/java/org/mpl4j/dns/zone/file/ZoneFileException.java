package org.mpl4j.dns.zone.file;

import java.nio.file.Path;
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

    /**
     * A file that can be read, but not be served.
     *
     * @param file the file
     * @param reason why, and how to mend it
     */
    public static ZoneFileException of(Path file, String reason) {
        return new ZoneFileException(List.of(new ZoneFileProblem(file, 0, reason)));
    }

    /** What is wrong: at least one thing; very many are not all listed. */
    public List<ZoneFileProblem> problems() {
        return problems;
    }
}
