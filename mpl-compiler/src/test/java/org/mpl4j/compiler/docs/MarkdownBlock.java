package org.mpl4j.compiler.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fenced block of a page.
 *
 * @param section the heading that it stands under
 * @param line of the fence, from 1
 * @param language the first word behind the fence
 * @param options the words after it: {@code name=value}, or a name alone, whose value is empty
 */
public record MarkdownBlock(String section, int line, String language, Map<String, String> options, String text) {
    private static final String FENCE = "```";

    public static List<MarkdownBlock> of(Path page) throws IOException {
        return of(Files.readAllLines(page));
    }

    static List<MarkdownBlock> of(List<String> lines) {
        List<MarkdownBlock> blocks = new ArrayList<>();
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("#")) {
                section = lines.get(i).replaceFirst("^#+ *", "");
            } else if (lines.get(i).startsWith(FENCE)) {
                int end = i + 1;
                while (!lines.get(end).equals(FENCE)) {
                    end++;
                }
                blocks.add(block(section, i + 1, lines.get(i), lines.subList(i + 1, end)));
                i = end;
            }
        }
        return blocks;
    }

    private static MarkdownBlock block(String section, int line, String fence, List<String> content) {
        String[] words = fence.substring(FENCE.length()).split("[ ,]+(?=[a-z])");
        Map<String, String> options = new LinkedHashMap<>();
        for (String word : List.of(words).subList(1, words.length)) {
            int equals = word.indexOf('=');
            options.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
        return new MarkdownBlock(section, line, words[0], options, String.join("\n", content) + "\n");
    }

    public boolean is(String wanted) {
        return language.equals(wanted);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The values of an option that are separated by commas, sorted; empty if the option is not there. */
    List<String> list(String name) {
        return option(name).stream()
                .flatMap(values -> List.of(values.split(",")).stream())
                .sorted()
                .toList();
    }

    /** The bytes of a block of hexadecimal digits with white space and {@code #} comments. */
    byte[] bytes() {
        return java.util.HexFormat.of().parseHex(text.replaceAll("#.*", "").replaceAll("\\s", ""));
    }
}
