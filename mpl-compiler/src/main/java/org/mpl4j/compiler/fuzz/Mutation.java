package org.mpl4j.compiler.fuzz;

/** A way to make a packet almost that packet. */
public enum Mutation {
    TRUNCATION("cut off"),
    LENGTH("length that lies"),
    COUNT("count that lies"),
    TAG("tag that lies"),
    PRESENCE("presence bit that lies"),
    CONSTANT("constant that is another"),
    CHECKSUM("checksum that is wrong"),
    NUMBER("number at an edge"),
    POINTER("pointer in an encoded value"),
    INSERTION("bytes inserted"),
    DELETION("bytes deleted"),
    SPLICE("rest of another packet"),
    FLIP("bit flipped");

    private final String text;

    Mutation(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
