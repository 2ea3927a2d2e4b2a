package org.mpl4j.tcpip.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A scenario, read from text.
 *
 * @param name the file's name
 * @param rule its first line, which names the rule of an RFC
 * @param settings what the stack begins with: {@code mtu}, {@code seed}, {@code addresses}, {@code neighbors}
 * @param steps its lines, in their order
 */
record Scenario(String name, String rule, Map<String, String> settings, List<Step> steps) {
    private static final Pattern RULE = Pattern.compile(
            "# RFC \\d+( section [\\w.]+| figure \\d+| appendix [\\w.]+)?(, RFC \\d+( section [\\w.]+)?)*: .+");
    private static final List<String> SETTINGS = List.of("mtu", "seed", "addresses", "neighbors");

    static Scenario parse(String name, String content) {
        List<String> lines = content.lines().toList();
        if (lines.isEmpty() || !RULE.matcher(lines.get(0)).matches()) {
            throw new ScenarioFailure(name + ":1: the first line names the rule, such as '# RFC 9293 section 3.5: ..'");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = withoutRemark(lines.get(i));
            if (line.isEmpty()) {
                continue;
            }
            String word = line.split("\\s+", 2)[0];
            if (steps.isEmpty() && SETTINGS.contains(word)) {
                settings.put(word, line.substring(word.length()).strip());
                continue;
            }
            try {
                steps.add(Step.parse(i + 1, line));
            } catch (ScenarioFailure e) {
                throw new ScenarioFailure(name + ":" + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new Scenario(name, lines.get(0).substring(2), settings, steps);
    }

    private static String withoutRemark(String line) {
        int remark = line.indexOf('#');
        return (remark < 0 ? line : line.substring(0, remark)).strip();
    }

    /** The same with other lines. */
    Scenario with(List<Step> others) {
        return new Scenario(name, rule, settings, others);
    }
}
