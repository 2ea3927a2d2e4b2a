package org.mpl4j.compiler.dissect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mpl4j.compiler.interpret.build.Draft;

/** Some fields of all frames, a line for each frame, as we find them and as tshark does. */
final class TsharkColumns {
    private TsharkColumns() {}

    static List<String> lines(List<Draft.Group> frames, Map<String, String> fields) {
        return frames.stream().map(frame -> line(frame, fields)).toList();
    }

    private static String line(Draft.Group frame, Map<String, String> fields) {
        List<String> columns = new ArrayList<>();
        fields.forEach(
                (theirs, ours) -> columns.add(theirs + "=" + String.join(",", DissectedFrames.values(frame, ours))));
        return String.join(" ", columns);
    }

    static List<String> tshark(Path sample, String filter, Map<String, String> fields, List<String> off)
            throws Exception {
        List<String> command =
                new ArrayList<>(List.of("tshark", "-n", "-r", sample.toString(), "-T", "fields", "-E", "separator=/t"));
        for (String preference : off) {
            command.addAll(List.of("-o", preference + ":FALSE"));
        }
        command.addAll(List.of("-o", "tcp.reassemble_out_of_order:TRUE"));
        // Blocks that are no packets count as frames there.
        command.addAll(List.of("-Y", filter.isEmpty() ? "frame.encap_type" : filter));
        fields.keySet()
                .forEach(names -> List.of(names.split(" ")).forEach(field -> command.addAll(List.of("-e", field))));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "tshark is not installed");
            return List.of();
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().map(line -> labelled(line, fields)).toList();
    }

    private static String labelled(String line, Map<String, String> fields) {
        String[] values = line.split("\t", -1);
        List<String> columns = new ArrayList<>();
        int at = 0;
        for (String names : fields.keySet()) {
            List<String> found = new ArrayList<>();
            for (int i = 0; i < names.split(" ").length; i++) {
                String value = values[at++];
                if (!value.isEmpty()) {
                    found.add(canonical(value));
                }
            }
            columns.add(names + "=" + String.join(",", found));
        }
        return String.join(" ", columns);
    }

    private static String canonical(String value) {
        return value.startsWith("0x") ? Long.decode(value).toString() : value.replace("<Root>", ".");
    }
}
