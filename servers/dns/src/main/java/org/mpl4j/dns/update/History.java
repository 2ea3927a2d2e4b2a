package org.mpl4j.dns.update;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mpl4j.dns.zone.ZoneChange;

/** What a journal has to say to those who ask what has changed (RFC 1995). */
final class History {
    private History() {}

    /**
     * The changes that lead to a version without a gap.
     *
     * @param serial of the version
     * @param changes of a journal
     * @return oldest first
     */
    static List<ZoneChange> upTo(long serial, List<JournalText.Change> changes) {
        List<ZoneChange> row = new ArrayList<>();
        long wanted = serial;
        for (JournalText.Change entry : changes.reversed()) {
            if (entry.change().to() == wanted) {
                row.add(entry.change());
                wanted = entry.change().from();
            } else if (!row.isEmpty()) {
                break;
            }
        }
        Collections.reverse(row);
        return List.copyOf(row);
    }
}
