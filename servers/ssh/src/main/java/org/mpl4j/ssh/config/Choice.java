package org.mpl4j.ssh.config;

/** Options with a few values. */
public final class Choice {
    private Choice() {}

    /** Compression: behind the login it is always. */
    public enum Compression {
        YES,
        DELAYED,
        NO
    }

    /** Who may connect to what is listened on for clients. */
    public enum GatewayPorts {
        /** Nobody but this host. */
        NO,
        /** Everybody. */
        YES,
        /** Whom the client lets. */
        CLIENTSPECIFIED
    }

    /** What may be forwarded. */
    public enum Forwarding {
        YES,
        ALL,
        /** Connections that are made for the client. */
        LOCAL,
        /** What is listened on for the client. */
        REMOTE,
        NO;

        /** {@return whether connections may be made for the client} */
        public boolean allowsOpening() {
            return this == YES || this == ALL || this == LOCAL;
        }

        /** {@return whether may be listened for the client} */
        public boolean allowsListening() {
            return this == YES || this == ALL || this == REMOTE;
        }
    }

    /** How much is logged. */
    public enum LogLevel {
        QUIET,
        FATAL,
        ERROR,
        INFO,
        VERBOSE,
        DEBUG,
        DEBUG1,
        DEBUG2,
        DEBUG3
    }

    /** How logs are written. */
    public enum LogFormat {
        TEXT,
        JSON
    }
}
