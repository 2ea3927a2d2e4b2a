package org.mpl4j.ssh.config;

import java.time.Duration;

/**
 * When keys are exchanged again.
 *
 * @param bytes after so many in one direction; 0 leaves it to the cipher
 * @param time after such a time; zero for never
 */
public record RekeyLimit(long bytes, Duration time) {
    private static final long LEAST = 16 * 1024;

    static RekeyLimit read(Directive directive) throws ValueException {
        var words = directive.some("default|SIZE [none|TIME]");
        if (words.size() > 2) {
            throw words.get(2).wrong("there is a word too many", "write `RekeyLimit 1G 1h`");
        }
        Word size = words.get(0);
        long bytes = size.is("default") ? 0 : Values.size(size);
        if (bytes != 0 && bytes < LEAST) {
            throw size.wrong("that is too little to exchange keys for", "write 16K at least, or `default`");
        }
        Duration time = words.size() < 2 || words.get(1).is(Values.NONE) ? Duration.ZERO : Values.time(words.get(1));
        return new RekeyLimit(bytes, time);
    }

    @Override
    public String toString() {
        return bytes + " " + Values.print(time);
    }
}
