package org.mpl4j.servers.common.metrics;

/** Writes metrics in the text format of Prometheus. */
public final class PrometheusText {
    private final StringBuilder out = new StringBuilder();

    /** Begins a metric. */
    public PrometheusText metric(String name, String type, String help) {
        out.append("# HELP ")
                .append(name)
                .append(' ')
                .append(help.replace("\\", "\\\\").replace("\n", "\\n"));
        out.append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /**
     * Adds a value.
     *
     * @param name of the metric, for some types with a suffix
     * @param value it
     * @param labels name, value, name, value ..
     */
    public PrometheusText value(String name, double value, String... labels) {
        out.append(name);
        if (labels.length > 0) {
            char separator = '{';
            for (int i = 0; i < labels.length; i += 2) {
                out.append(separator)
                        .append(labels[i])
                        .append("=\"")
                        .append(escaped(labels[i + 1]))
                        .append('"');
                separator = ',';
            }
            out.append('}');
        }
        out.append(' ');
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            out.append((long) value);
        } else {
            out.append(value);
        }
        out.append('\n');
        return this;
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** All of it. */
    @Override
    public String toString() {
        return out.toString();
    }
}
