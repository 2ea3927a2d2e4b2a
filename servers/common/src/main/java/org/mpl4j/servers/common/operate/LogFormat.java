package org.mpl4j.servers.common.operate;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A line a record, as text or as JSON. */
final class LogFormat extends Formatter {
    private final boolean isJson;

    LogFormat(boolean isJson) {
        this.isJson = isJson;
    }

    @Override
    public String format(LogRecord record) {
        StringBuilder line = new StringBuilder();
        if (isJson) {
            json(record, line);
        } else {
            text(record, line);
        }
        return line.append('\n').toString();
    }

    private void json(LogRecord record, StringBuilder line) {
        line.append("{\"time\":");
        JsonText.append(line, time(record));
        line.append(",\"level\":");
        JsonText.append(line, level(record));
        line.append(",\"source\":");
        JsonText.append(line, source(record));
        line.append(",\"message\":");
        JsonText.append(line, formatMessage(record));
        if (record.getThrown() != null) {
            line.append(",\"exception\":");
            JsonText.append(line, trace(record.getThrown()));
        }
        line.append('}');
    }

    private void text(LogRecord record, StringBuilder line) {
        // Who sends what is in a message could end the line and begin one of his own.
        String message = formatMessage(record).replace("\n", "\\n");
        line.append(time(record))
                .append(' ')
                .append(level(record))
                .append(' ')
                .append(source(record))
                .append(": ")
                .append(message);
        if (record.getThrown() != null) {
            line.append('\n').append(trace(record.getThrown()).stripTrailing());
        }
    }

    private static String time(LogRecord record) {
        return Instant.ofEpochMilli(record.getMillis()).toString();
    }

    private static String level(LogRecord record) {
        return switch (record.getLevel().getName()) {
            case "SEVERE" -> "error";
            case "FINE" -> "debug";
            case "FINER", "FINEST" -> "trace";
            default -> record.getLevel().getName().toLowerCase(Locale.ROOT);
        };
    }

    private static String source(LogRecord record) {
        String name = record.getLoggerName();
        return name == null ? "server" : name.substring(name.lastIndexOf('.') + 1);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
