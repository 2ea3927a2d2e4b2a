package org.mpl4j.web.transport;

import org.jspecify.annotations.Nullable;

/**
 * The connections that are idle, in the order in which they became so. However many there are, each call looks at a few places only, and nothing is allocated: a place is part of its connection. For one thread at a time.
 *
 * @param <C> what a connection is
 */
final class IdleOrder<C> {
    /** Where a connection is in the order, if it is idle. */
    static final class Place<C> {
        private final C connection;
        private @Nullable Place<C> before;
        private @Nullable Place<C> after;
        private boolean isTaken;
        private long since;

        Place(C connection) {
            this.connection = connection;
        }
    }

    private @Nullable Place<C> first;
    private @Nullable Place<C> last;

    /** The connection is idle since then: it comes last, unless its place is from then already. */
    void enter(Place<C> place, long since) {
        if (place.isTaken && place.since == since) {
            return;
        }
        leave(place);
        Place<C> end = last;
        if (end == null) {
            first = place;
        } else {
            end.after = place;
        }
        place.before = end;
        place.isTaken = true;
        place.since = since;
        last = place;
    }

    /** The connection is not idle any more, if it was. */
    void leave(Place<C> place) {
        if (!place.isTaken) {
            return;
        }
        Place<C> previous = place.before;
        Place<C> next = place.after;
        if (previous == null) {
            first = next;
        } else {
            previous.after = next;
        }
        if (next == null) {
            last = previous;
        } else {
            next.before = previous;
        }
        place.before = null;
        place.after = null;
        place.isTaken = false;
    }

    /** Takes out the connection that is idle for longest, null if none is. */
    @Nullable
    C poll() {
        Place<C> place = first;
        if (place == null) {
            return null;
        }
        leave(place);
        return place.connection;
    }
}
