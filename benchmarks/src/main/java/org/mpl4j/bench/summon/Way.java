package org.mpl4j.bench.summon;

import org.mpl4j.bench.server.Peer;

/** How a client comes to a page. */
enum Way implements Peer {
    NGINX("nginx, in a namespace"),
    MASKED("mpl-summon, masked"),
    UNMASKED("mpl-summon, not masked"),
    WEB("mpl-web, in a namespace");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
