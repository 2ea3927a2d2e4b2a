package org.mpl4j.dns.secondary;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.EdnsOption.Data.ExtendedError.InfoCode;
import org.mpl4j.runtime.codec.DnsName;

/** Zones that are to be served, and cannot be for now. For any number of threads. */
public final class Unavailable {
    /** Why. */
    public enum Reason {
        /** No version has been had yet. */
        NOT_LOADED("not transferred yet"),
        /** What there was is too old (RFC 1035 section 3.3.13). */
        EXPIRED("expired");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** For people. */
        public String text() {
            return text;
        }

        InfoCode code() {
            return this == NOT_LOADED ? InfoCode.NotReady : InfoCode.InvalidData;
        }
    }

    private final Map<String, Reason> zones = new ConcurrentHashMap<>();

    /** None so far. */
    public Unavailable() {}

    void add(DnsName apex, Reason reason) {
        zones.put(key(apex), reason);
    }

    void remove(DnsName apex) {
        zones.remove(key(apex));
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return zones.isEmpty();
    }

    /** Why a zone is here; null if it is not. */
    public @Nullable Reason reason(DnsName apex) {
        return zones.get(key(apex));
    }

    private static String key(DnsName apex) {
        return apex.toString().toLowerCase(Locale.ROOT);
    }
}
