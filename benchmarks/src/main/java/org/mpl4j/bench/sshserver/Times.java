package org.mpl4j.bench.sshserver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the command {@code times} of a shell writes: minutes and seconds, of itself and of its children, in user mode and in the kernel. */
final class Times {
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final int COUNT = 4;
    private static final double MINUTE = 60;

    private Times() {}

    /** All of them together, in seconds. */
    static double seconds(String text) {
        Matcher matcher = TIME.matcher(text);
        double sum = 0;
        int count = 0;
        while (matcher.find()) {
            sum += Integer.parseInt(matcher.group(1)) * MINUTE + Double.parseDouble(matcher.group(2));
            count++;
        }
        if (count != COUNT) {
            throw new IllegalArgumentException("these are not the times of a shell: " + text);
        }
        return sum;
    }
}
