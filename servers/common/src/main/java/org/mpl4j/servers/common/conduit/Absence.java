package org.mpl4j.servers.common.conduit;

import org.mpl4j.servers.common.conduit.packets.ConduitSetup.Body.Unavailable.Reason;

/** Why a directory has no conduit of a name. */
public enum Absence {
    /** Nothing has this name. */
    NO_SUCH_NAME(
            Reason.Known.NoSuchName,
            "nothing of this name takes conduits there; `mpl-summon status` shows the names of a directory"),

    /** It did not take the conduit in time. */
    NOT_READY(
            Reason.Known.NotReady,
            "it was not ready in time; `mpl-summon status` shows what is wrong with it, and it can be tried again"),

    /** What was asked for is no name. */
    NOT_A_NAME(
            Reason.Known.NotAName,
            "that is no name: it has labels of letters, digits, - and _, with dots between them"),

    /** The directory ends. */
    ENDING(Reason.Known.Ending, "the directory ends; it can be tried again when it is back");

    private final Reason.Known reason;
    private final String text;

    Absence(Reason.Known reason, String text) {
        this.reason = reason;
        this.text = text;
    }

    Reason reason() {
        return reason;
    }

    /** What a number that came means. */
    static String text(Reason reason) {
        for (Absence each : values()) {
            if (each.reason.equals(reason)) {
                return each.text;
            }
        }
        return "it is not to be had, for a reason that this version does not know: " + reason.value();
    }
}
