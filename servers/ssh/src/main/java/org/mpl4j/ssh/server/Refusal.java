package org.mpl4j.ssh.server;

/** Why a connection is not taken. */
public enum Refusal {
    /** Too many are there on which nobody has logged in. */
    MAX_STARTUPS("past MaxStartups"),
    /** The same, of one source. */
    PER_SOURCE_MAX_STARTUPS("past PerSourceMaxStartups"),
    /** Its source is punished. */
    PENALTY("penalty");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** {@return it as OpenSSH says it} */
    public String text() {
        return text;
    }
}
