package org.mpl4j.summon.fleet;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All appliances of a {@link Fleet}, in the order of their names. */
final class Members {
    private final Map<String, Member> byName = new TreeMap<>();

    /** The one of a name, which is added if there is none. */
    Member add(String name, long idleMillis, long now) {
        return byName.computeIfAbsent(name, key -> new Member(key, idleMillis, now));
    }

    void remove(Member member) {
        byName.remove(member.name);
    }

    @Nullable
    Member find(String name) {
        return byName.get(name);
    }

    /** The one of a name, if its process is the one of this number. */
    @Nullable
    Member find(String name, long run) {
        Member member = byName.get(name);
        return member == null || member.run != run ? null : member;
    }

    Collection<Member> all() {
        return byName.values();
    }

    /** How many have a process. */
    long processes() {
        return byName.values().stream().filter(Member::hasProcess).count();
    }

    /** How many have one that is about to end. */
    long going() {
        return byName.values().stream().filter(Member::isGoing).count();
    }

    /** Of those that have served since some time or longer the one that was not used for longest. */
    @Nullable
    Member leastRecentlyUsed(long since) {
        return byName.values().stream()
                .filter(member -> member.isServing() && member.since <= since)
                .min(Comparator.comparingLong(member -> member.lastUsed))
                .orElse(null);
    }
}
