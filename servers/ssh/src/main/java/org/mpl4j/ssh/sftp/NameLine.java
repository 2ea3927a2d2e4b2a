package org.mpl4j.ssh.sftp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Writes lines about files as {@code ls -l} does, in the format of OpenSSH's sftp-server. */
final class NameLine {
    private static final long HALF_A_YEAR = 365L * 24 * 60 * 60 / 2;
    private static final int OWNER_WIDTH = 8;
    private static final int SIZE_WIDTH = 8;
    private static final int LINKS_WIDTH = 3;
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private final Clock clock;
    private final ZoneId zone;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    NameLine(Clock clock) {
        this.clock = clock;
        zone = clock.getZone();
    }

    /** Begins a line, with type and permissions, and the number of names. */
    NameLine begin(int mode, int links) {
        line.reset();
        mode(mode);
        text("  ");
        right(Integer.toUnsignedString(links), LINKS_WIDTH);
        text(" ");
        return this;
    }

    /** Adds who it belongs to. */
    NameLine owners(byte[] user, byte[] group) {
        left(user);
        text(" ");
        left(group);
        text(" ");
        return this;
    }

    /** Ends it with size, time in seconds, and name. */
    byte[] end(long size, long modified, byte[] name) {
        right(Long.toUnsignedString(size), SIZE_WIDTH);
        text(" ");
        time(modified);
        text(" ");
        line.writeBytes(name);
        return line.toByteArray();
    }

    private void mode(int mode) {
        line.write(type(mode));
        permissions(mode >> 6, (mode & 04000) != 0, 's', 'S');
        permissions(mode >> 3, (mode & 02000) != 0, 's', 'S');
        permissions(mode, (mode & 01000) != 0, 't', 'T');
    }

    private static char type(int mode) {
        return switch (mode & 0170000) {
            case 0010000 -> 'p';
            case 0020000 -> 'c';
            case 0040000 -> 'd';
            case 0060000 -> 'b';
            case 0100000 -> '-';
            case 0120000 -> 'l';
            case 0140000 -> 's';
            default -> '?';
        };
    }

    private void permissions(int bits, boolean isSpecial, char withExecution, char without) {
        boolean executes = (bits & 1) != 0;
        line.write((bits & 4) != 0 ? 'r' : '-');
        line.write((bits & 2) != 0 ? 'w' : '-');
        if (isSpecial) {
            line.write(executes ? withExecution : without);
        } else {
            line.write(executes ? 'x' : '-');
        }
    }

    private void time(long seconds) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), zone);
        text(MONTHS[time.getMonthValue() - 1]);
        text(" ");
        right(Integer.toString(time.getDayOfMonth()), 2);
        text(" ");
        if (clock.instant().getEpochSecond() - seconds > HALF_A_YEAR) {
            right(Integer.toString(time.getYear()), 5);
        } else {
            twoDigits(time.getHour());
            text(":");
            twoDigits(time.getMinute());
        }
    }

    private void twoDigits(int value) {
        line.write('0' + value / 10);
        line.write('0' + value % 10);
    }

    private void text(String text) {
        line.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void right(String text, int width) {
        text(" ".repeat(Math.max(0, width - text.length())));
        text(text);
    }

    private void left(byte[] text) {
        line.writeBytes(text);
        text(" ".repeat(Math.max(0, OWNER_WIDTH - text.length)));
    }
}
