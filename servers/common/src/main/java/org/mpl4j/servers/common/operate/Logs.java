package org.mpl4j.servers.common.operate;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Sends the records of {@link System.Logger} to a stream. Loading what that takes costs tens of milliseconds: it is set up after the first answer, and {@link HeldLog} keeps what is
 * said before.
 */
public final class Logs {
    private Logs() {}

    /** From now on records go to a stream, in lines of text or JSON, from a level on. */
    public static void set(PrintStream out, boolean isJson, System.Logger.Level least) {
        Level level = level(least);
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        Handler handler = new StreamHandler(out, new LogFormat(isJson));
        handler.setLevel(level);
        root.addHandler(handler);
        root.setLevel(level);
        HeldLog.release();
    }

    static Level level(System.Logger.Level level) {
        return switch (level) {
            case ALL -> Level.ALL;
            case TRACE -> Level.FINER;
            case DEBUG -> Level.FINE;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR -> Level.SEVERE;
            case OFF -> Level.OFF;
        };
    }

    /** Writes each record at once. */
    private static final class StreamHandler extends Handler {
        private final PrintStream out;
        private final LogFormat format;

        StreamHandler(PrintStream out, LogFormat format) {
            this.out = out;
            this.format = format;
        }

        @Override
        public void publish(LogRecord record) {
            if (isLoggable(record)) {
                out.print(format.format(record));
                out.flush();
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
