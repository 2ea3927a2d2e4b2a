package org.mpl4j.web.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mpl4j.web.TestSite;
import org.mpl4j.web.transport.TestServer;
import org.mpl4j.web.transport.WebLimits;

/** Requests that are generated get the same answers from nginx and from here, but for the differences that are listed. */
class NginxTest {
    private static final int REQUESTS = 4000;
    private static final List<String> TARGETS = List.of(
            "/text.txt",
            "/text.txt",
            "/text.txt",
            "/large.bin",
            "/large.bin",
            "/empty.txt",
            "/",
            "/folder",
            "/folder/",
            "/folder?a=b",
            "//folder",
            "/bare/",
            "/nothing",
            "/text.txt/",
            "/text.txt/more",
            "/../text.txt",
            "/..",
            "/folder/../text.txt",
            "/folder/../../text.txt",
            "/folder/./page.html",
            "/folder//page.html",
            "/%2e%2e/text.txt",
            "/folder/%2e%2e/text.txt",
            "/folder/..%2ftext.txt",
            "/..%2f..%2fetc%2fpasswd",
            "/%74ext.txt",
            "/%2574ext.txt",
            "/text.txt%00",
            "/%00",
            "/%zz",
            "/%4",
            "/text.txt?a=/../..",
            "/...",
            "/.hidden",
            "/folder/..",
            "/folder/.",
            "/a/b/c/../../../text.txt",
            "/bare/%3Ca&b%3E.txt",
            "/..\\text.txt",
            "/text%2etxt");
    private static final List<String> RANGES = List.of(
            "",
            "",
            "",
            "bytes=0-0",
            "bytes=5-",
            "bytes=-5",
            "bytes=-0",
            "bytes=-5000000",
            "bytes=990-2000",
            "bytes=1000-",
            "bytes=999999999999999999999-",
            "bytes=0-4,200-209",
            "bytes=0-4,200-209,-3",
            "bytes=5000000-,0-1",
            "bytes=0-99,50-149",
            "bytes=0-9,12-20",
            "bytes=0-,0-,0-",
            "bytes=5-4",
            "bytes=a-b",
            "bytes=",
            "bytes=1",
            "lines=0-1",
            "bytes=0-1,,3-4",
            "bytes= 0-1 , 500-501",
            "Bytes=0-1");
    private static final List<String> DATES = List.of(
            TestSite.MODIFIED_TEXT,
            "Mon, 13 Nov 2023 22:13:20 GMT",
            "Wed, 15 Nov 2023 22:13:20 GMT",
            "nonsense",
            "Tuesday, 14-Nov-23 22:13:20 GMT",
            "Tue Nov 14 22:13:20 2023");
    private static final List<String> TAGS =
            List.of("TAG", "TAG", "W/TAG", "\"x\"", "\"x\", TAG", "\"x\",W/TAG", "*", "nonsense");

    private final Random random = new Random(7);

    /** Where nginx does something else. */
    private enum Difference {
        /** RFC 9110 section 14.2: "A server MUST ignore a Range header field received with a request method [..] for which range handling is not defined": all but GET. */
        RANGE_OF_HEAD,
        /** RFC 9110 section 14.2: "MAY ignore or reject a Range header field that contains an invalid ranges-specifier": here it is ignored, nginx rejects it. */
        WRONG_RANGE,
        /** RFC 9110 section 14.2: "A server MAY ignore the Range header field": here that is done for all ranges of an empty file, by nginx for those only that could begin in it. */
        RANGE_OF_NOTHING,
        /** RFC 9110 section 15.3.7.2: "MAY coalesce any of the ranges that overlap, or that are separated by a gap that is smaller than the overhead": nginx does not. */
        CLOSE_RANGES,
        /** RFC 9110 section 13.1.4: "A recipient MUST ignore the If-Unmodified-Since header field if the received field value is not a valid HTTP-date": nginx says that the condition is false. */
        WRONG_DATE,
        /** RFC 9110 section 13.2.2: If-Unmodified-Since is evaluated "when recipient is the origin server, If-Match is not present": nginx does it nevertheless. */
        UNMODIFIED_BESIDE_MATCH,
        /** RFC 9110 section 13.2.2: If-Modified-Since is evaluated when "If-None-Match is not present": nginx does it nevertheless. */
        MODIFIED_BESIDE_NONE_MATCH,
        /** RFC 9110 section 13.1.5: the date of If-Range is one that "exactly matches the Last-Modified": nginx takes other forms of the date. */
        FORM_OF_DATE,
        /** RFC 3986 section 2.2: an escaped slash is data and separates nothing: nginx takes it for a slash. */
        ESCAPED_SLASH,
        /** Names that begin with a dot are not served here unless that is asked for. */
        HIDDEN
    }

    private record Request(String method, String target, List<String> fields) {
        String text(String tag) {
            StringBuilder text =
                    new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
            fields.forEach(field -> text.append(field.replace("TAG", tag)).append("\r\n"));
            return text.append("\r\n").toString();
        }

        String value(String name) {
            for (String field : fields) {
                if (field.startsWith(name + ": ")) {
                    return field.substring(name.length() + 2);
                }
            }
            return "";
        }

        boolean has(String name) {
            return !value(name).isEmpty();
        }
    }

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void answersAsNginxDoes(@TempDir Path folder) throws IOException, InterruptedException {
        var program = Programs.find("nginx");
        assumeTrue(program.isPresent(), "nginx is not installed");
        Path root = Files.createDirectory(folder.resolve("root"));
        TestSite.fill(root);
        Set<Difference> seen = EnumSet.noneOf(Difference.class);
        List<String> wrong = new ArrayList<>();
        try (Nginx nginx = new Nginx(program.get(), root, folder);
                TestServer server = new TestServer(root, WebLimits.STANDARD, false)) {
            for (int i = 0; i < REQUESTS; i++) {
                Request request = request();
                String ours = ask(server.address(), request).essence();
                String theirs = ask(nginx.address(), request).essence();
                if (!ours.equals(theirs)) {
                    Set<Difference> reasons = reasons(request);
                    if (reasons.isEmpty()) {
                        wrong.add(request + "\n  here:  " + start(ours) + "\n  nginx: " + start(theirs));
                    }
                    seen.addAll(reasons.size() == 1 ? reasons : Set.of());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).as("what nginx still does otherwise").isEqualTo(EnumSet.allOf(Difference.class));
    }

    private static String start(String text) {
        return text.substring(0, Math.min(160, text.length()));
    }

    private static Exchange ask(InetSocketAddress server, Request request) throws IOException {
        String tag = "";
        if (request.fields().stream().anyMatch(field -> field.contains("TAG"))) {
            tag = Exchange.of(server, new Request("HEAD", request.target(), List.of()).text(""))
                    .field("etag");
        }
        return Exchange.of(server, request.text(tag.isEmpty() ? "\"none\"" : tag));
    }

    private Request request() {
        List<String> fields = new ArrayList<>();
        String range = one(RANGES);
        if (!range.isEmpty()) {
            fields.add("Range: " + range);
            sometimes(fields, 4, "If-Range", random.nextBoolean() ? one(TAGS) : one(DATES));
        }
        sometimes(fields, 4, "If-Match", one(TAGS));
        sometimes(fields, 6, "If-None-Match", one(TAGS));
        sometimes(fields, 6, "If-Modified-Since", one(DATES));
        sometimes(fields, 4, "If-Unmodified-Since", one(DATES));
        return new Request(random.nextInt(5) == 0 ? "HEAD" : "GET", one(TARGETS), fields);
    }

    private void sometimes(List<String> fields, int oneIn, String name, String value) {
        if (random.nextInt(oneIn) == 0) {
            fields.add(name + ": " + value);
        }
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static Set<Difference> reasons(Request request) {
        Set<Difference> reasons = EnumSet.noneOf(Difference.class);
        String range = request.value("Range");
        add(reasons, Difference.RANGE_OF_HEAD, request.method().equals("HEAD") && !range.isEmpty());
        add(
                reasons,
                Difference.WRONG_RANGE,
                Set.of("bytes=5-4", "bytes=a-b", "bytes=", "bytes=1").contains(range));
        add(
                reasons,
                Difference.CLOSE_RANGES,
                Set.of(
                                "bytes=0-4,200-209,-3",
                                "bytes=0-99,50-149",
                                "bytes=0-9,12-20",
                                "bytes=0-,0-,0-",
                                "bytes=0-1,,3-4")
                        .contains(range));
        add(reasons, Difference.RANGE_OF_NOTHING, request.target().equals("/empty.txt") && !range.isEmpty());
        add(reasons, Difference.WRONG_DATE, request.value("If-Unmodified-Since").equals("nonsense"));
        add(reasons, Difference.UNMODIFIED_BESIDE_MATCH, request.has("If-Unmodified-Since") && request.has("If-Match"));
        add(
                reasons,
                Difference.MODIFIED_BESIDE_NONE_MATCH,
                request.has("If-Modified-Since") && request.has("If-None-Match"));
        String ifRange = request.value("If-Range");
        add(reasons, Difference.FORM_OF_DATE, ifRange.contains("Nov") && !ifRange.equals(TestSite.MODIFIED_TEXT));
        add(reasons, Difference.ESCAPED_SLASH, request.target().contains("%2f"));
        add(reasons, Difference.HIDDEN, request.target().equals("/.hidden"));
        return reasons;
    }

    private static void add(Set<Difference> reasons, Difference reason, boolean is) {
        if (is) {
            reasons.add(reason);
        }
    }
}
