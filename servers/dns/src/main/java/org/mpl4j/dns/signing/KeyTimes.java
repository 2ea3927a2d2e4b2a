package org.mpl4j.dns.signing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a key is used, as its files say. A key without any time, as other programs than BIND write them, is used always; one that was only created is not used yet. */
final class KeyTimes {
    /** Events, by the names that key files have. */
    enum Event {
        CREATED("Created"),
        PUBLISH("Publish"),
        ACTIVATE("Activate"),
        REVOKE("Revoke"),
        INACTIVE("Inactive"),
        DELETE("Delete"),
        SYNC_PUBLISH("SyncPublish"),
        SYNC_DELETE("SyncDelete");

        private final String tag;

        Event(String tag) {
            this.tag = tag;
        }

        String tag() {
            return tag;
        }
    }

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private final Map<Event, Instant> times;

    /**
     * Makes it of the fields of a key file.
     *
     * @param fields by their tags; others than times do not matter
     * @throws IllegalArgumentException if a time is none; says which
     */
    KeyTimes(Map<String, String> fields) {
        times = new EnumMap<>(Event.class);
        for (Event event : Event.values()) {
            String text = fields.get(event.tag);
            if (text != null && !text.equals("0")) {
                times.put(event, parse(event, text));
            }
        }
    }

    private static Instant parse(Event event, String text) {
        try {
            return Instant.from(FORMAT.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    event.tag + ": \"" + text + "\" is no time; one is written like 20260131235959", e);
        }
    }

    static String format(Instant time) {
        return FORMAT.format(time);
    }

    /** Whether the key is in the DNSKEY records. */
    boolean isPublished(Instant now) {
        boolean isBegun = isPast(Event.PUBLISH, now) || isPast(Event.ACTIVATE, now) || times.isEmpty();
        return isBegun && !isPast(Event.DELETE, now);
    }

    /** Whether it signs. */
    boolean isActive(Instant now) {
        return (isPast(Event.ACTIVATE, now) || times.isEmpty()) && !isPast(Event.INACTIVE, now) && isPublished(now);
    }

    /** Whether the parent is asked to have a DS record of it. */
    boolean isInSync(Instant now) {
        boolean isBegun = times.containsKey(Event.SYNC_PUBLISH) ? isPast(Event.SYNC_PUBLISH, now) : isActive(now);
        return isBegun && !isPast(Event.SYNC_DELETE, now) && isPublished(now);
    }

    private boolean isPast(Event event, Instant now) {
        Instant time = times.get(event);
        return time != null && !time.isAfter(now);
    }

    /** When something changes next, null if nothing will. */
    @Nullable
    Instant next(Instant now) {
        return times.values().stream()
                .filter(time -> time.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
