package org.mpl4j.bench.web;

/** What is measured: wrk fetches one file again and again, by 64 connections; or very many connections fetch it once, and are idle then. */
enum Row {
    KEEP_1K("keep-alive, 1 KiB", 1 << 10, false),
    KEEP_10K("keep-alive, 10 KiB", 10 << 10, false),
    KEEP_1M("keep-alive, 1 MiB", 1 << 20, false),
    CONNECT_1K("a connection a request, 1 KiB", 1 << 10, true),
    CONNECT_10K("a connection a request, 10 KiB", 10 << 10, true),
    IDLE("idle connections, after one request each", 1 << 10, false);

    /** How many are idle in that row. */
    static final int IDLE_CONNECTIONS = 100_000;

    private static final int SPARE = 4096;

    private final String title;
    private final int bytes;
    private final boolean isClosing;

    Row(String title, int bytes, boolean isClosing) {
        this.title = title;
        this.bytes = bytes;
        this.isClosing = isClosing;
    }

    String title() {
        return title;
    }

    /** How large the file is. */
    int bytes() {
        return bytes;
    }

    /** What it is called. */
    String file() {
        return bytes + ".html";
    }

    /** Whether each request has a connection of its own. */
    boolean isClosing() {
        return isClosing;
    }

    /** Whether connections stay, and nothing is asked of most of them. */
    boolean isIdle() {
        return this == IDLE;
    }

    /** How many connections a server has to allow. */
    int mostConnections() {
        return isIdle() ? IDLE_CONNECTIONS + SPARE : SPARE;
    }
}
