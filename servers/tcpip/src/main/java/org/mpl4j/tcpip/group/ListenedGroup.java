package org.mpl4j.tcpip.group;

import java.util.ArrayList;
import java.util.List;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Timer;

/** A group that an interface listens to, or did until shortly. */
final class ListenedGroup {
    /** How many sources of a query are remembered; if there are more, all of the group is answered. */
    private static final int MOST_SOURCES = 64;

    final IpAddress address;
    /** When a query about this group is answered. */
    final Timer answer;
    /** When the last change is told again. */
    final Timer repeat;

    private final List<IpAddress> asked = new ArrayList<>();
    private boolean isAllAsked;
    boolean isListening = true;
    /** How often the change is still to be told. */
    int repeats;
    /** Whether we were the last to report it, as far as anybody knows. */
    boolean wasLastReporter;

    ListenedGroup(IpAddress address, LinkGroups of) {
        this.address = address;
        answer = new Timer(() -> of.answer(this));
        repeat = new Timer(() -> of.tellChange(this));
    }

    /** A query asks for these sources of it, or for all if there are none. */
    void asked(List<IpAddress> sources) {
        isAllAsked |= sources.isEmpty() || asked.size() + sources.size() > MOST_SOURCES;
        asked.addAll(isAllAsked ? List.of() : sources);
    }

    /** The record that answers what was asked (RFC 3376 section 5.2): we listen to all sources. */
    GroupRecord takeAnswer() {
        GroupRecord record = isAllAsked || asked.isEmpty()
                ? new GroupRecord(GroupRecord.MODE_IS_EXCLUDE, address)
                : new GroupRecord(
                        GroupRecord.MODE_IS_INCLUDE,
                        address,
                        asked.stream().distinct().toList());
        forgetQuery();
        return record;
    }

    void forgetQuery() {
        isAllAsked = false;
        asked.clear();
    }

    GroupRecord change() {
        return new GroupRecord(isListening ? GroupRecord.CHANGE_TO_EXCLUDE : GroupRecord.CHANGE_TO_INCLUDE, address);
    }
}
