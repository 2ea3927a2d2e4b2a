package org.mpl4j.servers.common.operate;

import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Loggers that keep what is said while a server starts, so that loading what writes it does not delay the first answer. What was kept is written, with the times at which
 * it was said, when {@link Logs#set} says where to, or by {@link #release}. Unless {@link #hold} was called nothing is kept.
 */
public final class HeldLog {
    private static final int MOST = 10_000;

    private static final List<Entry> HELD = new ArrayList<>();
    private static volatile boolean isHolding;

    private HeldLog() {}

    /**
     * A logger.
     *
     * @param name as for {@link System#getLogger}
     * @return it
     */
    public static System.Logger logger(String name) {
        return new HeldLogger(name);
    }

    /** From now on what is said is kept. */
    public static void hold() {
        isHolding = true;
    }

    /** Writes what was kept to where {@link System.Logger} writes; from now on nothing is kept. Does nothing the second time. */
    public static void release() {
        List<Entry> held;
        synchronized (HELD) {
            isHolding = false;
            held = List.copyOf(HELD);
            HELD.clear();
        }
        held.forEach(Entry::write);
    }

    private static boolean keep(Entry entry) {
        synchronized (HELD) {
            if (!isHolding) {
                return false;
            }
            if (HELD.size() < MOST) {
                HELD.add(entry);
                return true;
            }
        }
        release();
        return false;
    }

    /** Something that was said. */
    private record Entry(
            Instant time,
            String logger,
            System.Logger.Level level,
            String message,
            @Nullable Throwable thrown) {
        void write() {
            LogRecord record = new LogRecord(Logs.level(level), message);
            record.setInstant(time);
            record.setLoggerName(logger);
            record.setThrown(thrown);
            java.util.logging.Logger.getLogger(logger).log(record);
        }
    }

    /** Keeps, or passes on. */
    private static final class HeldLogger implements System.Logger {
        private final String name;
        private volatile System.@Nullable Logger target;

        HeldLogger(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }

        private System.Logger target() {
            System.Logger known = target;
            if (known == null) {
                known = System.getLogger(name);
                target = known;
            }
            return known;
        }

        @Override
        public boolean isLoggable(Level level) {
            // Where it will go, and from which level on, is not known yet.
            return isHolding ? level.getSeverity() >= Level.DEBUG.getSeverity() : target().isLoggable(level);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String message, @Nullable Throwable thrown) {
            if (!isLoggable(level)) {
                return;
            }
            if (!isHolding || !keep(new Entry(Instant.now(), name, level, message, thrown))) {
                target().log(level, bundle, message, thrown);
            }
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... parameters) {
            if (!isLoggable(level)) {
                return;
            }
            boolean isPlain = parameters == null || parameters.length == 0;
            if (!isHolding
                    || !keep(new Entry(
                            Instant.now(),
                            name,
                            level,
                            isPlain ? format : MessageFormat.format(format, parameters),
                            null))) {
                target().log(level, bundle, format, parameters);
            }
        }
    }
}
