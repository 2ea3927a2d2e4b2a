package org.mpl4j.bench.net;

/** Which way the bytes go; between two kernels both ways are the same. */
enum Direction {
    OUT("bulk TCP, sent by the stack"),
    IN("bulk TCP, received by the stack");

    private final String title;

    Direction(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
