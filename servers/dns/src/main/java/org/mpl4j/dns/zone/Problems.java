package org.mpl4j.dns.zone;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.runtime.codec.DnsName;

/** Collects what is wrong, up to a number beyond which nobody reads on. */
final class Problems {
    private static final int MAX = 100;

    private final List<ZoneProblem> errors = new ArrayList<>();
    private final List<ZoneProblem> warnings = new ArrayList<>();

    void error(DnsName name, int type, long place, String reason) {
        add(errors, new ZoneProblem(name, type, reason, place));
    }

    /** Of what a zone can live with. */
    void warn(DnsName name, int type, long place, String reason) {
        add(warnings, new ZoneProblem(name, type, reason, place));
    }

    private static void add(List<ZoneProblem> list, ZoneProblem problem) {
        if (list.size() < MAX) {
            list.add(problem);
        }
    }

    boolean isFull() {
        return errors.size() == MAX;
    }

    List<ZoneProblem> warnings() {
        return List.copyOf(warnings);
    }

    List<ZoneProblem> errors() {
        return List.copyOf(errors);
    }

    void throwIfAny() throws ZoneException {
        if (!errors.isEmpty()) {
            throw new ZoneException(errors);
        }
    }
}
