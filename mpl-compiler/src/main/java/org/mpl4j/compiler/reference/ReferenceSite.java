package org.mpl4j.compiler.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.diagram.SvgDrawing;
import org.mpl4j.compiler.model.Item;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.PacketType;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.svg.SvgText;

/** All pages: one a specification, and one that lists them. */
public final class ReferenceSite {
    private static final String INDEX = "index.html";
    private static final String STYLE = "reference.css";
    private static final String SCRIPT = "reference.js";
    private static final String ENTRIES = "search-index.js";

    private final CompiledSpec spec;
    private final String title;
    private final Map<String, List<PacketType>> packetsOfPage = new TreeMap<>();
    private final Map<QualifiedName, Set<QualifiedName>> users = new LinkedHashMap<>();

    private ReferenceSite(CompiledSpec spec, String title) {
        this.spec = spec;
        this.title = title;
        for (PacketType packet : spec.model().allPackets()) {
            packetsOfPage
                    .computeIfAbsent(PageLinks.page(packet.name()), page -> new ArrayList<>())
                    .add(packet);
            for (Item item : packet.items()) {
                if (item instanceof NestedPacket nested) {
                    users.computeIfAbsent(nested.target(), target -> new TreeSet<>())
                            .add(packet.name());
                }
            }
        }
    }

    /**
     * The files.
     *
     * @param spec all packets of it have a place, also those that were reached from what was asked for
     * @param title of the first page
     */
    public static List<OutputFile> of(CompiledSpec spec, String title) {
        ReferenceSite site = new ReferenceSite(spec, title);
        List<OutputFile> files = new ArrayList<>();
        files.add(new OutputFile(INDEX, site.index()));
        site.packetsOfPage.forEach((page, packets) -> files.add(new OutputFile(page, site.page(page, packets))));
        files.add(new OutputFile(ENTRIES, SearchEntries.of(site.packetsOfPage)));
        files.add(new OutputFile(STYLE, resource(STYLE) + SvgDrawing.STYLE + "\n"));
        files.add(new OutputFile(SCRIPT, resource(SCRIPT)));
        return files;
    }

    private String index() {
        Html body = new Html();
        body.element("h1", title).raw("\n<ul class=\"pages\">\n");
        packetsOfPage.forEach((page, packets) -> {
            body.raw("<li>").link(page, page.substring(0, page.length() - ".html".length()));
            body.raw("<ul>");
            packets.forEach(packet -> {
                body.raw("<li>")
                        .link(page + "#" + packet.name().name(), packet.name().name());
                firstSentence(packet)
                        .ifPresent(text ->
                                body.raw(" <span class=\"quiet\">").text(text).raw("</span>"));
                body.raw("</li>\n");
            });
            body.raw("</ul></li>\n");
        });
        return document(INDEX, title, body.raw("</ul>\n"));
    }

    private static Optional<String> firstSentence(PacketType packet) {
        return packet.doc().map(doc -> {
            int end = doc.indexOf(". ");
            return (end < 0 ? doc : doc.substring(0, end + 1)).strip();
        });
    }

    private String page(String page, List<PacketType> packets) {
        String name = page.substring(0, page.length() - ".html".length());
        Html body = new Html();
        body.element("h1", name).raw("\n<ul class=\"contents\">");
        packets.forEach(packet -> body.raw("<li>")
                .link("#" + packet.name().name(), packet.name().name())
                .raw("</li>"));
        body.raw("</ul>\n");
        packets.forEach(packet -> body.raw(
                PacketArticle.of(spec.layout(packet.name()), page, users.getOrDefault(packet.name(), Set.of()))));
        return document(page, name + " – " + title, body);
    }

    private static String document(String page, String title, Html body) {
        String up = PageLinks.up(page);
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="stylesheet" href="%s">
                </head>
                <body data-up="%s">
                <header><a href="%s">All specifications</a>
                <input id="search" type="search" placeholder="Search packets, fields, values" aria-label="Search" autocomplete="off"></header>
                <nav id="found" aria-live="polite" hidden></nav>
                <main>
                %s</main>
                <script src="%s"></script>
                <script src="%s"></script>
                </body>
                </html>
                """.formatted(SvgText.escaped(title), up + STYLE, up, up + INDEX, body, up + ENTRIES, up + SCRIPT);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReferenceSite.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
