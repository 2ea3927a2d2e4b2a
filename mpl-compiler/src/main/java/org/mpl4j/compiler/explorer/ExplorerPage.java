package org.mpl4j.compiler.explorer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The page: its frame, its style, its script and the data, in one text. */
public final class ExplorerPage {
    private ExplorerPage() {}

    /**
     * The whole page.
     *
     * @param title what the capture is called
     * @param note what is to be said of all of it, such as how many frames are shown
     * @param frames as {@link FrameTree} writes them
     */
    public static String of(String title, String note, List<String> frames) {
        return resource("page.html")
                .replace("{{title}}", escaped(title))
                .replace("{{note}}", escaped(note))
                .replace("{{style}}", resource("page.css"))
                .replace("{{script}}", resource("page.js"))
                .replace("{{frames}}", FrameTree.embedded(frames));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{", "&#123;");
    }

    private static String resource(String name) {
        try (InputStream input = ExplorerPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(input).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
