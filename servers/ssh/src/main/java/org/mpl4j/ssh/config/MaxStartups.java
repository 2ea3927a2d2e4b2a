package org.mpl4j.ssh.config;

/**
 * How many connections may be there on which nobody has logged in.
 *
 * @param begin so many are all taken
 * @param rate from there on, so many in hundred are refused
 * @param full from there on, all are
 */
public record MaxStartups(int begin, int rate, int full) {
    private static final int PERCENT = 100;
    private static final int STANDARD_RATE = 30;

    static MaxStartups read(Directive directive) throws ValueException {
        Word word = directive.word("10:30:100");
        String[] parts = word.text().split(":", -1);
        try {
            int begin = Integer.parseInt(parts[0]);
            if (parts.length == 1 && begin >= 1) {
                return new MaxStartups(begin, STANDARD_RATE, begin);
            }
            MaxStartups read =
                    new MaxStartups(begin, Integer.parseInt(parts[1]), Integer.parseInt(parts[parts.length - 1]));
            if (parts.length == 3 && begin >= 1 && read.full >= begin && read.rate >= 1 && read.rate <= PERCENT) {
                return read;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Said below.
        }
        throw word.wrong(
                "`%s` is no limit of startups".formatted(word.text()),
                "write a number, or START:RATE:FULL such as 10:30:100: from 10 on, 30 in hundred are refused, from 100 on all");
    }

    @Override
    public String toString() {
        return begin + ":" + rate + ":" + full;
    }
}
