package org.mpl4j.tcpip.group;

import java.util.ArrayList;
import java.util.List;

/** Reports that are too long for one packet become several (RFC 3376 section 4.2.16). */
final class ReportParts {
    private ReportParts() {}

    /**
     * Splits them.
     *
     * @param room how many bytes a packet has for records
     * @param record how long one is without sources
     * @param source how long a source is
     */
    static List<List<GroupRecord>> split(List<GroupRecord> all, int room, int record, int source) {
        List<List<GroupRecord>> parts = new ArrayList<>();
        List<GroupRecord> part = new ArrayList<>();
        for (GroupRecord next : all) {
            if (!part.isEmpty() && length(part, record, source) + length(List.of(next), record, source) > room) {
                parts.add(part);
                part = new ArrayList<>();
            }
            part.add(next);
        }
        parts.add(part);
        return parts;
    }

    /** How many bytes records take. */
    static int length(List<GroupRecord> records, int record, int source) {
        return records.stream()
                .mapToInt(each -> record + each.sources().size() * source)
                .sum();
    }
}
