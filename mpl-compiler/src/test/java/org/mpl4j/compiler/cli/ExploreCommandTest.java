package org.mpl4j.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a capture, as Chromium shows it. Scripts that are put behind the page press its parts, and write what they see into it. */
class ExploreCommandTest {
    private static final String SAMPLES = "../samples/";
    private static final String RESULT = "<pre id=\"result\">";

    @TempDir
    private Path folder;

    private Path page = Path.of("");

    @BeforeEach
    void namePage() {
        page = folder.resolve("explore.html");
    }

    @Test
    void clickingAByteFindsItsField() throws Exception {
        explore("web.pcap");
        Map<?, ?> seen = look("""
                document.querySelectorAll('.frame')[2].click();
                document.querySelector('.byte[data-at="12"]').click();
                const type = chosen();
                document.querySelector('.byte[data-at="41"]').click();
                return { type, checksum: chosen() };""");
        assertThat(seen.get("type"))
                .isEqualTo(Map.of(
                        "rows",
                        List.of("type = IPv4 (2048)"),
                        "bytes",
                        "12 13",
                        "status",
                        "ethernet.frame.type = IPv4 (2048) (bytes 12 to 13)"));
        assertThat(((Map<?, ?>) seen.get("checksum")).get("bytes")).isEqualTo("40 41");
        assertThat(((Map<?, ?>) seen.get("checksum")).get("rows").toString()).startsWith("[checksum = 0x");
    }

    @Test
    void clickingAFieldShowsItsBytes() throws Exception {
        explore("web.pcap");
        Map<?, ?> seen = look("""
                document.querySelectorAll('.frame')[2].click();
                [...document.querySelectorAll('.row')].find((row) => row.textContent.startsWith('ttl = ')).click();
                return chosen();""");
        assertThat(seen.get("bytes")).isEqualTo("22");
        assertThat(seen.get("rows").toString()).startsWith("[ttl = 64");
    }

    @Test
    void bitsOfOneByteComeOneAfterTheOther() throws Exception {
        explore("web.pcap");
        Map<?, ?> seen = look("""
                document.querySelectorAll('.frame')[2].click();
                const byte = document.querySelector('.byte[data-at="14"]');
                byte.click();
                const first = chosen().status;
                byte.click();
                return { first, second: chosen().status };""");
        assertThat(seen.get("first").toString()).startsWith("ipv4.version = 4");
        assertThat(seen.get("second").toString()).startsWith("ipv4.ihl = 5");
    }

    @Test
    void everyFieldIsFoundByItsFirstByteAndTheOtherWay() throws Exception {
        explore("dns.pcap");
        Map<?, ?> seen = look("""
                let fields = 0;
                const wrong = [];
                for (const frame of [...document.querySelectorAll('.frame')].slice(0, 12)) {
                  frame.click();
                  for (const row of [...document.querySelectorAll('.row:not([aria-expanded])')]) {
                    row.click();
                    const bytes = [...document.querySelectorAll('.byte.chosen')];
                    if (!bytes.length) continue;
                    fields++;
                    let found = false;
                    for (let i = 0; i < 16 && !found; i++) {
                      bytes[0].click();
                      found = row.classList.contains('chosen');
                    }
                    if (!found) wrong.push(row.textContent);
                  }
                }
                return { fields, wrong };""");
        assertThat(seen.get("wrong")).isEqualTo(List.of());
        assertThat(Integer.parseInt(seen.get("fields").toString())).isGreaterThan(500);
    }

    @Test
    void keysMoveInAllThreeParts() throws Exception {
        explore("web.pcap");
        Map<?, ?> seen = look("""
                const press = (id, key) => document.getElementById(id).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
                press('list', 'ArrowDown');
                press('list', 'ArrowDown');
                const frame = document.querySelector('.frame[aria-selected=true] .count').textContent;
                press('tree', 'ArrowDown');
                press('tree', 'ArrowLeft');
                const hidden = document.querySelectorAll('.row[hidden]').length;
                press('tree', 'ArrowRight');
                press('tree', 'ArrowDown');
                const field = chosen().status;
                press('hex', 'ArrowDown');
                return { frame, hidden: hidden > 0, field, below: chosen().bytes };""");
        assertThat(seen.get("frame")).isEqualTo("#3");
        assertThat(seen.get("hidden")).isEqualTo(true);
        assertThat(seen.get("field").toString()).startsWith("ethernet.dest_mac = ");
        assertThat(seen.get("below")).isEqualTo("16 17");
    }

    @Test
    void errorsAreMarkedWhereTheyAre() throws Exception {
        explore("short.pcap");
        Map<?, ?> seen = look("""
                document.querySelectorAll('.frame')[3].click();
                const marked = [...document.querySelectorAll('.byte.wrong')].map((byte) => byte.dataset.at);
                document.querySelector('.problem').click();
                return { from: marked[0], to: marked[marked.length - 1], isListed: document.querySelectorAll('.frame.wrong').length > 0, status: chosen().status };""");
        assertThat(seen.get("from")).isEqualTo("34");
        assertThat(seen.get("to")).isEqualTo("57");
        assertThat(seen.get("isListed")).isEqualTo(true);
        assertThat(seen.get("status").toString()).contains("ipv4.payload: expected 170 bytes");
    }

    @Test
    void theSearchLeavesFramesThatHaveAllWords() throws Exception {
        explore("web.pcap");
        Map<?, ?> seen = look("""
                const search = document.getElementById('search');
                const find = (text) => { search.value = text; search.dispatchEvent(new Event('input')); return document.querySelectorAll('.frame').length; };
                return { all: find(''), dns: find('dns web.mpl'), none: find('no such thing') };""");
        assertThat(seen.get("all").toString()).isEqualTo("27");
        assertThat(Integer.parseInt(seen.get("dns").toString())).isBetween(1, 26);
        assertThat(seen.get("none").toString()).isEqualTo("0");
    }

    @Test
    void thePageNeedsNothingElse() throws IOException {
        explore("web.pcap");
        assertThat(Files.readString(page))
                .doesNotContain("http://", "https://", "src=", "href=", "import ", "@import", "url(");
    }

    @Test
    void largeCapturesAreBoundedAndThePageSaysSo() throws IOException {
        explore("dns.pcap", "--count", "5");
        assertThat(Files.readString(page)).contains("5 frames; there may be more: --count puts more on the page");
        explore("dns.pcap", "--frames", "3..4", "--filter", "dns");
        assertThat(Files.readString(page)).contains("2 frames for which dns, of numbers 3..4</p>");
    }

    @Test
    void whatACaptureSaysIsNoPartOfThePage() throws IOException {
        explore("dns.pcap", "--filter", "dns_question.qname == \"</script><b>\" || dns");
        String text = Files.readString(page);
        assertThat(text).doesNotContain("</script><b>").contains("&lt;/script&gt;");
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() {
        assertThat(CommandLineRun.of("explore", "nowhere.pcap"))
                .satisfies(run -> assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE))
                .satisfies(run -> assertThat(run.err()).contains("there is no capture file nowhere.pcap"));
        assertThat(CommandLineRun.of("explore", SAMPLES + "dns.pcap", "--count", "0")
                        .err())
                .contains("--count: at least one frame must be shown, not 0");
        assertThat(CommandLineRun.of("explore", SAMPLES + "dns.pcap", "--frames", "9..1")
                        .err())
                .contains("--frames: `9..1` is no range of frame numbers");
    }

    private void explore(String sample, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("explore", "--spec-path", "../specs", SAMPLES + sample, "-o", page.toString()));
        arguments.addAll(List.of(options));
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
    }

    /** What a script returns that runs behind the page. */
    private Map<?, ?> look(String script) throws IOException, InterruptedException {
        String behind = """
                <script>
                const chosen = () => ({
                  rows: [...document.querySelectorAll('.row.chosen')].map((row) => [...row.childNodes].filter((part) => part.className !== 'doc').map((part) => part.textContent).join('').trim()),
                  bytes: [...document.querySelectorAll('.byte.chosen')].map((byte) => byte.dataset.at).join(' '),
                  status: document.getElementById('status').textContent });
                let seen;
                try { seen = (() => { %s })(); } catch (problem) { seen = { problem: String(problem) }; }
                const result = document.createElement('pre');
                result.id = 'result';
                result.textContent = encodeURIComponent(JSON.stringify(seen));
                document.body.append(result);
                </script></body>""".formatted(script);
        Path watched = folder.resolve("watched.html");
        Files.writeString(watched, Files.readString(page).replace("</body>", behind));
        String document = Chromium.document(watched, folder.resolve("profile"));
        int start = document.indexOf(RESULT) + RESULT.length();
        assertThat(start).isGreaterThan(RESULT.length());
        String json = java.net.URLDecoder.decode(
                document.substring(start, document.indexOf("</pre>", start)), java.nio.charset.StandardCharsets.UTF_8);
        return (Map<?, ?>) JsonTree.of(json);
    }

    /** Debian's browser, without a window. */
    private static final class Chromium {
        private Chromium() {}

        static String document(Path page, Path profile) throws IOException, InterruptedException {
            Process process;
            try {
                process = new ProcessBuilder(
                                "chromium",
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--user-data-dir=" + profile,
                                "--window-size=1200,800",
                                "--dump-dom",
                                page.toUri().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                assumeTrue(false, "chromium is not installed (Debian package chromium): pages are not looked at");
                throw e;
            }
            String document =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return document;
        }
    }
}
