package org.mpl4j.ssh.config;

/**
 * How many leading bits of an address are one source.
 *
 * @param ipv4 of 32
 * @param ipv6 of 128
 */
public record NetBlockSize(int ipv4, int ipv6) {
    private static final int BITS_4 = 32;
    private static final int BITS_6 = 128;

    /** Each address for itself. */
    static final NetBlockSize STANDARD = new NetBlockSize(BITS_4, BITS_6);

    static NetBlockSize read(Directive directive) throws ValueException {
        Word word = directive.word("32[:128]");
        int colon = word.text().indexOf(':');
        if (colon < 0) {
            return new NetBlockSize(Values.number(word, 0, BITS_4), BITS_6);
        }
        return new NetBlockSize(
                Values.number(new Word(word.text().substring(0, colon), word.place()), 0, BITS_4),
                Values.number(new Word(word.text().substring(colon + 1), word.place()), 0, BITS_6));
    }

    @Override
    public String toString() {
        return ipv4 + ":" + ipv6;
    }
}
