package org.mpl4j.servers.common.conduit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The other side of a conduit is gone, or has not kept to what was agreed. */
public final class ConduitException extends IOException {
    private static final long serialVersionUID = 1;

    ConduitException(@Nullable String message) {
        super(message);
    }

    static ConduitException gone() {
        return new ConduitException("the process at the other end of the conduit is gone");
    }

    static ConduitException position(String what, long value, long least, long most) {
        return new ConduitException(
                "the other side of the conduit has broken its memory: %s is %d, which has to be from %d to %d"
                        .formatted(what, value, least, most));
    }
}
