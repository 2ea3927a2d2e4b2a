package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was tried with which client by the tests of one JVM, and how it went: rows of what, columns of clients. Printed and written when it is closed. */
final class Matrix implements AutoCloseable {
    /** It works. */
    static final String FINE = "ok";

    /** The client does not know it. */
    static final String UNKNOWN = "-";

    private static final Path REPORT =
            Path.of("target", "interop", "matrix" + System.getProperty("test.jvm", "") + ".txt");
    private static final String FAILED = "FAILED";

    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    private final Map<String, String> columns = new LinkedHashMap<>();

    /** One with columns in this order. */
    Matrix(List<String> clients) {
        clients.forEach(client -> columns.put(client, ""));
    }

    /** Something that may fail. */
    @FunctionalInterface
    interface Trial {
        void run() throws Exception;
    }

    /** A client takes part. */
    synchronized void client(String name, String version) {
        columns.put(name, version);
    }

    /** There is such a row; rows are printed in the order in which they were first spoken of. */
    synchronized Map<String, String> row(String group, String row) {
        return rows.computeIfAbsent(group + "\t" + row, any -> new TreeMap<>());
    }

    /** Tries something, and notes how it went. */
    void trial(String group, String row, String client, Trial trial) throws Exception {
        note(group, row, client, FAILED);
        trial.run();
        note(group, row, client, FINE);
    }

    /** Notes how something went. */
    synchronized void note(String group, String row, String client, String cell) {
        columns.putIfAbsent(client, "");
        row(group, row).put(client, cell);
    }

    private synchronized String text() {
        StringBuilder text = new StringBuilder("The SSH server and its clients\n");
        columns.forEach((name, version) -> text.append("  %-9s %s%n".formatted(name, version)));
        String group = "";
        for (Map.Entry<String, Map<String, String>> row : rows.entrySet()) {
            List<String> names = List.of(row.getKey().split("\t"));
            if (!names.getFirst().equals(group)) {
                group = names.getFirst();
                text.append("%n%-52s".formatted(group));
                columns.keySet().forEach(name -> text.append(" %-9s".formatted(name)));
                text.append('\n');
            }
            text.append("  %-50s".formatted(names.getLast()));
            columns.keySet()
                    .forEach(
                            name -> text.append(" %-9s".formatted(row.getValue().getOrDefault(name, ""))));
            text.append('\n');
        }
        return text.toString().replaceAll(" +\n", "\n");
    }

    @Override
    public void close() throws IOException {
        if (!rows.isEmpty()) {
            String text = text();
            System.out.println(text);
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, text);
        }
    }
}
