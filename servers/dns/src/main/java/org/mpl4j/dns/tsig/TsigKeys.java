package org.mpl4j.dns.tsig;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.codec.DnsName;

/** The keys that a side knows, by their names. */
public final class TsigKeys {
    /** None at all. */
    public static final TsigKeys NONE = new TsigKeys(java.util.List.of());

    private final Map<String, TsigKey> keys = new HashMap<>();

    /** These. */
    public TsigKeys(Collection<TsigKey> keys) {
        keys.forEach(key -> this.keys.put(text(key.name()), key));
    }

    /**
     * The key of a name.
     *
     * @param name in any case
     * @return null if there is none
     */
    public @Nullable TsigKey find(DnsName name) {
        return keys.get(text(name));
    }

    private static String text(DnsName name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
