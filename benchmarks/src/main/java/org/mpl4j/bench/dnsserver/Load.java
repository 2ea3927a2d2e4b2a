package org.mpl4j.bench.dnsserver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One run of {@code mpl-dig bench}. */
final class Load {
    private static final int MISMATCH = 2;

    private final Map<String, Double> numbers;

    private Load(Map<String, Double> numbers) {
        this.numbers = numbers;
    }

    /**
     * Loads a server.
     *
     * @param options what to ask, and how
     * @param rcode that each answer has
     * @throws IOException if an answer was wrong, or there was none
     */
    static Load run(RunningServer server, Place place, List<String> options, String rcode) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "taskset",
                "-c",
                Integer.toString(place.clientCpu()),
                place.repository().resolve("bin/mpl-dig").toString(),
                "bench",
                "@" + server.address().getAddress().getHostAddress(),
                "-p",
                Integer.toString(server.address().getPort()),
                "--reference",
                "--json",
                "--server-pid",
                server.processes().stream().map(Object::toString).collect(Collectors.joining(","))));
        words.addAll(options);
        Path log = Files.createTempFile(place.folder(), "load", ".log");
        Process process = new ProcessBuilder(words).redirectError(log.toFile()).start();
        String line = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String who = server.contender().title() + ", " + String.join(" ", options) + ": ";
        try {
            int status = process.waitFor();
            if (status == MISMATCH) {
                throw new IOException(who + "an answer was wrong: " + line);
            }
            if (status != 0) {
                throw new IOException(who + "mpl-dig ended with " + status + ": " + line + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        Load load = new Load(numbers(line));
        if (load.get("rcodes." + rcode) != load.get("answered")) {
            throw new IOException(who + "not all answers have the code " + rcode + ": " + line);
        }
        return load;
    }

    /** A number of the results; those of an object in it have its name and a point in front. */
    double get(String name) {
        Double number = numbers.get(name);
        return number == null ? 0 : number;
    }

    private static Map<String, Double> numbers(String line) throws IOException {
        Map<String, Double> found = new HashMap<>();
        String prefix = "";
        try (JsonParser json = new JsonFactory().createParser(line)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT && json.currentName() != null) {
                    prefix = json.currentName() + ".";
                } else if (token == JsonToken.END_OBJECT) {
                    prefix = "";
                } else if (token.isNumeric()) {
                    found.put(prefix + json.currentName(), json.getDoubleValue());
                }
            }
        }
        return found;
    }
}
