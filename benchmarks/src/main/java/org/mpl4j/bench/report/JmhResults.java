package org.mpl4j.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the results that JMH writes with {@code -rf json}. */
final class JmhResults {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final JsonParser json;
    private String benchmark = "";
    private String kind = "array";
    private double allocated = Double.NaN;
    private List<Double> forks = List.of();

    private JmhResults(JsonParser json) {
        this.json = json;
    }

    static List<Measurement> read(Path file) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                measurements.add(new JmhResults(json).measurement());
            }
        }
        return measurements;
    }

    private Measurement measurement() throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "benchmark" -> benchmark = json.getText();
                case "params" -> params();
                case "primaryMetric" -> primaryMetric();
                case "secondaryMetrics" -> secondaryMetrics();
                default -> json.skipChildren();
            }
        }
        int dot = benchmark.lastIndexOf('.');
        return new Measurement(benchmark.substring(0, dot), benchmark.substring(dot + 1), kind, forks, allocated);
    }

    private void params() throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            kind = switch (name) {
                case "kind" -> json.getText().toLowerCase(Locale.ROOT);
                case "frames" -> "mapped";
                default -> throw new IOException(benchmark + " has the unknown parameter " + name);
            };
        }
    }

    private void primaryMetric() throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("scoreUnit") && !json.getText().equals("ns/op")) {
                throw new IOException(benchmark + " is measured in " + json.getText() + ", not in ns/op");
            }
            if (name.equals("rawData")) {
                forks = rawData();
            } else {
                json.skipChildren();
            }
        }
    }

    private List<Double> rawData() throws IOException {
        List<Double> medians = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            List<Double> iterations = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                iterations.add(json.getDoubleValue());
            }
            medians.add(Measurement.median(iterations));
        }
        return medians;
    }

    private void secondaryMetrics() throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String metric = json.currentName();
            json.nextToken();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (metric.equals(ALLOCATION) && name.equals("score")) {
                    allocated = json.getValueAsDouble();
                } else {
                    json.skipChildren();
                }
            }
        }
    }
}
