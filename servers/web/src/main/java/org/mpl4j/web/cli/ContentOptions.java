package org.mpl4j.web.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.web.content.ContentSettings;
import org.mpl4j.web.content.LinkPolicy;
import picocli.CommandLine.Option;

/** What is served and how. */
final class ContentOptions {
    private static final String FIELD = "[-!#$%&'*+.^_`|~0-9A-Za-z]+: ?[\\x20-\\x7e]*";
    private static final int FIELD_BYTES = 4096;

    @Option(
            names = "--index",
            paramLabel = "NAME",
            defaultValue = "index.html",
            description =
                    "A file that stands for its folder; several times for several, the first that there is goes (default: ${DEFAULT-VALUE}).")
    private List<String> index = new ArrayList<>();

    @Option(names = "--list", description = "List folders that have no such file.")
    private boolean isListing;

    @Option(
            names = "--hidden",
            description = "Serve files and folders whose names begin with a dot; else only .well-known is.")
    private boolean isHidden;

    @Option(
            names = "--links",
            paramLabel = "WHICH",
            defaultValue = "inside",
            description =
                    "Symbolic links: refuse, inside (those that lead to something in the folder), or follow (all; whoever may make links there may publish any file). Default: ${DEFAULT-VALUE}.")
    private LinkPolicy links = LinkPolicy.INSIDE;

    @Option(names = "--no-precompressed", description = "Do not send NAME.br and NAME.gz in the place of NAME.")
    private boolean isNotPrecompressed;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "utf-8",
            description =
                    "What is said of the encoding of texts; an empty name for nothing (default: ${DEFAULT-VALUE}).")
    private String charset = "utf-8";

    @Option(
            names = "--media-types",
            paramLabel = "FILE",
            description =
                    "Further media types, in lines of a type and the ends of names that it goes with, as in /etc/mime.types.")
    private @Nullable Path mediaTypes;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description =
                    "A field that is added to the responses with files, say 'Cache-Control: max-age=3600'. Any number of times.")
    private List<String> fields = new ArrayList<>();

    @Option(
            names = "--cache",
            paramLabel = "MIB",
            defaultValue = "64",
            description = "How much memory files may take (default: ${DEFAULT-VALUE}).")
    private int cacheMegabytes;

    @Option(
            names = "--cache-file",
            paramLabel = "KIB",
            defaultValue = "64",
            description =
                    "Files up to this size are kept in memory, larger ones are sent from disk (default: ${DEFAULT-VALUE}).")
    private int fileKilobytes;

    @Option(
            names = "--fresh",
            paramLabel = "MS",
            defaultValue = "1000",
            description =
                    "How long what is known of a file is believed before it is looked at again (default: ${DEFAULT-VALUE}).")
    private int freshMillis;

    LinkPolicy links() {
        return links;
    }

    @Nullable
    Path mediaTypes() {
        return mediaTypes;
    }

    ContentSettings settings(Problems problems) {
        int length = 0;
        for (String field : fields) {
            length += field.length();
            problems.check(field.matches(FIELD), "--header `%s` is no field; it is `NAME: VALUE`".formatted(field));
        }
        problems.check(
                length <= FIELD_BYTES, "--header: all fields together are longer than %d bytes".formatted(FIELD_BYTES));
        problems.check(
                charset.matches("[-A-Za-z0-9_.:]*"), "--charset `%s` is no name of an encoding".formatted(charset));
        for (String name : index) {
            problems.check(
                    !name.isEmpty() && name.indexOf('/') < 0, "--index `%s` is no name of a file".formatted(name));
        }
        problems.atLeast("--cache", cacheMegabytes, 0);
        problems.atLeast("--cache-file", fileKilobytes, 0);
        problems.atLeast("--fresh", freshMillis, 0);
        problems.check(fileKilobytes <= 1 << 20, "--cache-file is at most 1048576");
        return new ContentSettings(
                index,
                isListing,
                isHidden,
                !isNotPrecompressed,
                charset,
                fields,
                fileKilobytes << 10,
                (long) cacheMegabytes << 20,
                Duration.ofMillis(freshMillis));
    }
}
