package org.mpl4j.dns.update;

import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.EdnsOption.Data.ExtendedError.InfoCode;

/** An update is not made: why, as its answer says it. */
final class UpdateException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Dns.Rcode rcode;
    private final transient InfoCode code;

    /**
     * Such a reason.
     *
     * @param rcode of the answer
     * @param code of the explanation (RFC 8914)
     * @param text for people
     */
    UpdateException(Dns.Rcode rcode, InfoCode code, String text) {
        super(text, null, false, false);
        this.rcode = rcode;
        this.code = code;
    }

    /** One that the rules of RFC 2136 say all of. */
    UpdateException(Dns.Rcode rcode, String text) {
        this(rcode, InfoCode.Other, text);
    }

    Dns.Rcode rcode() {
        return rcode;
    }

    InfoCode code() {
        return code;
    }

    /** What is the matter. */
    String text() {
        return String.valueOf(getMessage());
    }
}
