package org.mpl4j.dns.zone.file;

import java.nio.file.Path;

/**
 * Something that is wrong with a zone file.
 *
 * @param file where it is
 * @param line the line, from 1 on; 0 if it is not about a line
 * @param reason what is wrong
 */
public record ZoneFileProblem(Path file, int line, String reason) {
    @Override
    public String toString() {
        return file + ":" + (line == 0 ? "" : line + ":") + " " + reason;
    }
}
