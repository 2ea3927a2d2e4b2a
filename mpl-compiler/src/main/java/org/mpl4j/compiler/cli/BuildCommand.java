package org.mpl4j.compiler.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.interpret.build.PacketBuilder;
import org.mpl4j.compiler.interpret.json.DraftReader;
import org.mpl4j.compiler.interpret.json.DraftSyntaxException;
import org.mpl4j.compiler.interpret.parse.Interpreters;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.ShapeTable;
import org.mpl4j.runtime.BuildException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mplc build}. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = {
            "Builds packets from JSON.",
            "Each line of standard input is an object with the fields that a caller supplies, and becomes a line of hex on standard output. Derived fields (lengths, counts, "
                    + "checksums, tags) are filled in, and must not be in the JSON. Values look as `mplc dissect --json --packet` shows them; `mplc dump --emit=plan` tells which "
                    + "fields are supplied. A line that can't be built is reported with its number; the others are built all the same."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  echo '{\"source_port\":1024,\"dest_port\":53,\"payload\":\"00\"}' | mplc build -p udp",
            "  echo '{\"ssap\":170,\"oui\":\"000000\",\"protocol\":2048,\"payload\":\"\"}' | mplc build -p llc -b Snap",
            "  mplc build --packet my.mpl:request --arg version=2 <requests.json"
        })
final class BuildCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(
            names = {"-b", "--branch"},
            paramLabel = "A.B",
            defaultValue = "",
            description =
                    "The branches to build: labels of nested classifies, outermost first. A \"branch\" in the JSON says the same for one line.")
    private String branch = "";

    @Mixin
    private PacketOptions options = new PacketOptions();

    BuildCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Optional<PacketOptions.Found> found = options.find(streams);
        return found.isEmpty() ? ExitCode.ERRORS : buildAll(found.get());
    }

    private int buildAll(PacketOptions.Found found) throws IOException {
        ShapeTable shapes = new ShapeTable(found.spec());
        PacketBuilder builder = new PacketBuilder(shapes, new Interpreters(shapes));
        Arguments arguments = options.arguments(
                found.spec().model().packet(found.name()).params(),
                PacketBuilder.undecided(shapes.shape(found.name())));
        DraftReader reader = new DraftReader();
        InputLines lines = new InputLines(streams);
        int exitCode = ExitCode.FINE;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            try {
                streams.out()
                        .println(builder.build(found.name(), reader.read(line), branch, arguments)
                                .hex());
            } catch (DraftSyntaxException e) {
                String column = e.column() > 0 ? "column " + e.column() + ": " : "";
                exitCode = error(lines, column + e.problem());
            } catch (BuildException e) {
                exitCode = error(lines, e.getMessage());
            }
        }
        return exitCode;
    }

    private int error(InputLines lines, @Nullable String problem) {
        streams.out().flush();
        streams.err().println("line " + lines.number() + ": " + problem);
        return ExitCode.ERRORS;
    }
}
