package org.mpl4j.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.run.BootTimer;
import org.mpl4j.appliance.run.BootTimes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-appliance boot}. */
@Command(
        name = "boot",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Says where the time of a start goes, from the start of its process to its first answer. Takes root.",
            "",
            "The appliance is started several times, on a bridge that is made for that and removed again, and asked by the kernel's sockets; the start in the middle is told."
        })
final class BootCommand implements Callable<Integer> {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double KIBI = 1024;

    @Parameters(paramLabel = "IMAGE", description = "The folder of an image.")
    private Path folder = Path.of("");

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "11",
            description = "How often it is started (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--svg", paramLabel = "FILE", description = "Write the timeline as a picture.")
    private @Nullable Path svg;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ApplianceImage image = ApplianceImage.open(folder);
        List<BootTimes> all = new ArrayList<>();
        try (BootTimer timer = new BootTimer(image)) {
            for (int i = 0; i < Math.max(1, runs); i++) {
                all.add(timer.run());
            }
        }
        BootTimes median = BootTimes.median(all);
        PrintWriter out = spec.commandLine().getOut();
        out.println("%-18s %10s %10s".formatted("", "ms", "reached at"));
        long before = 0;
        for (Map.Entry<String, Long> stage : median.stages().entrySet()) {
            out.println("%-18s %10.1f %10.1f"
                    .formatted(
                            stage.getKey(),
                            (stage.getValue() - before) / NANOS_A_MILLI,
                            stage.getValue() / NANOS_A_MILLI));
            before = stage.getValue();
        }
        out.println();
        out.println("processor time until then %.1f ms; memory (PSS) %.1f MiB; fastest of %d starts %.1f ms"
                .formatted(
                        median.cpu() / NANOS_A_MILLI,
                        median.memory() / KIBI,
                        all.size(),
                        all.stream().mapToLong(BootTimes::answered).min().orElseThrow() / NANOS_A_MILLI));
        if (svg != null) {
            Files.writeString(svg, BootPicture.of(image.name(), median));
        }
        return 0;
    }
}
