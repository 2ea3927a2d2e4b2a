package org.mpl4j.bench.net;

import org.mpl4j.bench.server.Peer;

/** What the transfers go over. */
enum LinkKind implements Peer {
    VETH("kernel to kernel, veth", ""),
    OFFLOAD("our stack, TAP with offloads", "offload"),
    PLAIN("our stack, TAP without", "plain"),
    LWIP("lwIP, TAP without", "");

    private final String title;
    private final String word;

    LinkKind(String title, String word) {
        this.title = title;
        this.word = word;
    }

    @Override
    public String title() {
        return title;
    }

    /** What the end of our stack calls it; empty if it has nothing to do with it. */
    String word() {
        return word;
    }
}
