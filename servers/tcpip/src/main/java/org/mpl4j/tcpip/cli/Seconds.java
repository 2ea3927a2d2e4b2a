package org.mpl4j.tcpip.cli;

import java.time.Duration;
import org.mpl4j.tcpip.clock.Durations;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that are seconds, also parts of them. */
final class Seconds implements ITypeConverter<Duration> {
    private static final double MOST = 1e6;

    @Override
    public Duration convert(String text) {
        double seconds;
        try {
            seconds = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw (TypeConversionException)
                    new TypeConversionException("'" + text + "' is no number of seconds").initCause(e);
        }
        if (!(seconds >= 0 && seconds <= MOST)) {
            throw new TypeConversionException("seconds are 0 to " + (long) MOST + ", not " + text);
        }
        return Duration.ofNanos(Math.round(seconds * Durations.SECOND));
    }
}
