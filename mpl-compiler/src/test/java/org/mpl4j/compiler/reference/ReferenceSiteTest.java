package org.mpl4j.compiler.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.compiler.backend.OutputFile;
import org.mpl4j.compiler.pipeline.CompiledSpec;
import org.mpl4j.compiler.pipeline.Compiler;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.compiler.source.SpecPath;
import org.mpl4j.compiler.source.SpecRoot;

/** The reference of the whole library. */
class ReferenceSiteTest {
    private static final Path SPECS = Path.of("../specs");
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\"");
    private static final Pattern ENTRY =
            Pattern.compile("^\\[\"([^\"]*)\",\"[^\"]*\",\"([^\"]*)\"\\],$", Pattern.MULTILINE);
    private static final Pattern PLACE = Pattern.compile(" id=\"([^\"]+)\"");

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws IOException {
        SpecPath path = new SpecPath(List.of(new SpecRoot.Folder(SPECS)));
        List<SourceFile> files;
        try (Stream<String> names = path.list(".mpl").keySet().stream()) {
            files = names.map(name -> load(path, name)).toList();
        }
        CompiledSpec spec = Compiler.compile(path, files).spec().orElseThrow();
        for (OutputFile file : ReferenceSite.of(spec, "All & more")) {
            PAGES.put(file.path(), file.content());
        }
    }

    private static SourceFile load(SpecPath path, String name) {
        try {
            return path.load(name).orElseThrow();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Set<String> places = places();
        PAGES.forEach((page, content) -> {
            if (!page.endsWith(".html")) {
                return;
            }
            Matcher links = LINK.matcher(content);
            while (links.find()) {
                String link = links.group(1);
                if (!link.startsWith("https://www.rfc-editor.org/")) {
                    assertThat(places).as(page).contains(resolved(page, link));
                }
            }
        });
    }

    private static Set<String> places() {
        Set<String> places = new HashSet<>();
        PAGES.forEach((page, content) -> {
            places.add(page);
            Matcher ids = PLACE.matcher(content);
            while (ids.find()) {
                places.add(page + "#" + ids.group(1));
            }
        });
        return places;
    }

    private static String resolved(String page, String link) {
        return link.startsWith("#")
                ? page + link
                : Path.of("/" + page)
                        .resolveSibling(link)
                        .normalize()
                        .toString()
                        .substring(1);
    }

    @Test
    void whatIsSearchedForIsThere() {
        Set<String> places = places();
        Matcher entries = ENTRY.matcher(PAGES.get("search-index.js"));
        Set<String> names = new HashSet<>();
        while (entries.find()) {
            names.add(entries.group(1));
            assertThat(places).contains(entries.group(2));
        }
        assertThat(names).contains("tcp_option", "urgent_pointer", "MaximumSegmentSize", "SACKPermitted");
    }

    @Test
    void aPageTellsAllOfAPacket() {
        assertThat(PAGES.get("tcp/tcp.html"))
                .contains(
                        "<h2>tcp(bytes pseudo)</h2>",
                        "<a href=\"https://www.rfc-editor.org/rfc/rfc9293#section-3.2\">RFC 9293 section 3.2</a>",
                        "part of <a href=\"#tcp\">tcp</a>",
                        "<td>12.4</td><td>3 bits</td><td><code>reserved</code></td><td><code>bit[3] const(0)</code>",
                        "<h3>MaximumSegmentSize: kind = MSS (2)</h3>",
                        "<li><code>2</code> MSS</li>",
                        "<title>source_port: 16 bits</title>");
        assertThat(PAGES.get("index.html")).contains("<h1>All &amp; more</h1>");
    }

    /** Headless Chromium runs the script: pages are read from the disk, as a user does. */
    @Test
    void theSearchWorksInABrowser() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "chromium is not installed");
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            Path file = folder.resolve(page.getKey());
            Files.createDirectories(file.getParent());
            String probe = """
                    <script>
                    const box = document.getElementById("search");
                    box.value = "sackperm";
                    box.dispatchEvent(new Event("input"));
                    document.title = document.documentElement.scrollWidth <= innerWidth ? "fits" : "too wide";
                    </script></body>
                    """;
            Files.writeString(file, page.getValue().replace("</body>", probe));
        }
        String shown = browse(folder.resolve("tcp/tcp.html"));
        assertThat(shown)
                .contains("<title>fits</title>")
                .containsPattern("href=\"\\.\\./tcp/tcp\\.html#tcp_option\\.\\d+\">SACKPermitted ");
        assertThat(shown.substring(shown.indexOf("<nav"), shown.indexOf("</nav>")))
                .doesNotContain("hidden");
    }

    private static String browse(Path page) throws IOException, InterruptedException {
        Process browser = new ProcessBuilder(
                        "/usr/bin/chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--window-size=390,800",
                        "--user-data-dir=" + page.resolveSibling("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        browser.getOutputStream().close();
        String shown = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return shown;
    }
}
