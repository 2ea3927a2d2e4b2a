package org.mpl4j.tcpip.group;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.ip.NetInterface;

/**
 * The groups of one version of IP that one interface listens to, and what is told of them (RFC 3376 sections 5 and 7, RFC 3810 sections 6 and 8). Numbers and times are the defaults of section 8 of RFC 3376,
 * section 9 of RFC 3810.
 */
final class LinkGroups {
    private static final int ROBUSTNESS = 2;
    private static final long UNSOLICITED_INTERVAL = Durations.SECOND;
    private static final long OLD_UNSOLICITED_INTERVAL = 10 * Durations.SECOND;
    private static final long QUERY_INTERVAL = 125 * Durations.SECOND;
    /** What an IGMPv1 querier, which says nothing of it, waits for answers. */
    private static final long OLDEST_RESPONSE = 10 * Durations.SECOND;

    private final NetInterface on;
    private final ReportSender sender;
    private final TimerWheel clock;
    private final RandomGenerator random;
    private final List<ListenedGroup> groups = new ArrayList<>();
    private final Timer answerAll = new Timer(this::answerAll);
    private final Timer oldQuerier = new Timer(this::versionChanged);
    private final Timer oldestQuerier = new Timer(this::versionChanged);

    LinkGroups(NetInterface on, ReportSender sender, TimerWheel clock, RandomGenerator random) {
        this.on = on;
        this.sender = sender;
        this.clock = clock;
        this.random = random;
    }

    /** What is spoken on the link. */
    QuerierVersion version() {
        return oldestQuerier.isArmed()
                ? QuerierVersion.OLDEST
                : oldQuerier.isArmed() ? QuerierVersion.OLD : QuerierVersion.CURRENT;
    }

    void joined(IpAddress address) {
        ListenedGroup group = find(address);
        if (group == null) {
            group = new ListenedGroup(address, this);
            groups.add(group);
        }
        group.isListening = true;
        begin(group);
    }

    void left(IpAddress address) {
        ListenedGroup group = find(address);
        if (group == null) {
            return;
        }
        group.isListening = false;
        clock.cancel(group.answer);
        group.forgetQuery();
        begin(group);
    }

    private @Nullable ListenedGroup find(IpAddress address) {
        for (ListenedGroup group : groups) {
            if (group.address.equals(address)) {
                return group;
            }
        }
        return null;
    }

    /** Tells a change at once, and again soon, as it may get lost. */
    private void begin(ListenedGroup group) {
        clock.cancel(group.repeat);
        group.repeats = ROBUSTNESS;
        tellChange(group);
    }

    void tellChange(ListenedGroup group) {
        QuerierVersion version = version();
        group.repeats--;
        if (version == QuerierVersion.CURRENT) {
            sender.report(on, List.of(group.change()));
        } else if (group.isListening) {
            reportOld(group, version);
        } else {
            if (version == QuerierVersion.OLD && group.wasLastReporter) {
                sender.leave(on, group.address);
            }
            group.repeats = 0;
        }
        if (group.repeats > 0) {
            long most = version == QuerierVersion.CURRENT ? UNSOLICITED_INTERVAL : OLD_UNSOLICITED_INTERVAL;
            clock.armIn(group.repeat, 1 + random.nextLong(most));
        } else if (!group.isListening) {
            groups.remove(group);
        }
    }

    private void reportOld(ListenedGroup group, QuerierVersion version) {
        group.wasLastReporter = true;
        sender.reportOld(on, group.address, version);
    }

    /**
     * A querier asks.
     *
     * @param version which it is of
     * @param address about which group; unspecified for all
     * @param sources about which sources of it; none for all
     * @param response how long the answer may take, at most; 0 if it does not say
     */
    void asked(QuerierVersion version, IpAddress address, List<IpAddress> sources, long response) {
        long most = version == QuerierVersion.OLDEST ? OLDEST_RESPONSE : Math.max(response, 1);
        note(version, most);
        long delay = 1 + random.nextLong(most);
        boolean isAll = address.isUnspecified();
        if (version() != QuerierVersion.CURRENT) {
            for (ListenedGroup group : groups) {
                if (group.isListening && (isAll || group.address.equals(address))) {
                    armSooner(group.answer, delay, most);
                    delay = 1 + random.nextLong(most);
                }
            }
            return;
        }
        // What is to be answered for all groups soon is not answered for one (RFC 3376 section 5.2, rule 1).
        if (answerAll.isArmed() && clock.until(answerAll) <= delay) {
            return;
        }
        if (isAll) {
            clock.armIn(answerAll, delay);
            return;
        }
        ListenedGroup group = find(address);
        if (group != null && group.isListening) {
            group.asked(sources);
            armSooner(group.answer, delay, most);
        }
    }

    private void armSooner(Timer timer, long delay, long most) {
        if (!timer.isArmed() || clock.until(timer) > Math.min(delay, most)) {
            clock.armIn(timer, delay);
        }
    }

    private void note(QuerierVersion version, long response) {
        if (version == QuerierVersion.CURRENT) {
            return;
        }
        QuerierVersion before = version();
        clock.armIn(
                version == QuerierVersion.OLDEST ? oldestQuerier : oldQuerier, ROBUSTNESS * QUERY_INTERVAL + response);
        if (version() != before) {
            versionChanged();
        }
    }

    /** What was to be said in the words of another version is not said (RFC 3376 section 7.2.1). */
    private void versionChanged() {
        clock.cancel(answerAll);
        for (ListenedGroup group : List.copyOf(groups)) {
            clock.cancel(group.answer);
            clock.cancel(group.repeat);
            group.forgetQuery();
            if (!group.isListening) {
                groups.remove(group);
            }
        }
    }

    /** Somebody else reported a group: the answer that we owe would say nothing new to an old querier. */
    void heard(IpAddress address) {
        ListenedGroup group = find(address);
        if (group != null && version() != QuerierVersion.CURRENT) {
            group.wasLastReporter = false;
            clock.cancel(group.answer);
            clock.cancel(group.repeat);
        }
    }

    void answer(ListenedGroup group) {
        QuerierVersion version = version();
        if (version == QuerierVersion.CURRENT) {
            sender.report(on, List.of(group.takeAnswer()));
        } else {
            reportOld(group, version);
        }
    }

    private void answerAll() {
        List<GroupRecord> records = new ArrayList<>();
        for (ListenedGroup group : groups) {
            if (group.isListening) {
                records.add(new GroupRecord(GroupRecord.MODE_IS_EXCLUDE, group.address));
                clock.cancel(group.answer);
                group.forgetQuery();
            }
        }
        if (!records.isEmpty()) {
            sender.report(on, records);
        }
    }
}
