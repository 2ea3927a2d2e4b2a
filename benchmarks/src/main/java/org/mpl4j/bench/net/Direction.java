package org.mpl4j.bench.net;

/** Which way the bytes go; between two kernels both ways are the same. */
enum Direction {
    OUT("bulk TCP, sent by our stack"),
    IN("bulk TCP, received by our stack");

    private final String title;

    Direction(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
