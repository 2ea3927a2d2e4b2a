package org.mpl4j.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.MachineImage;
import org.mpl4j.appliance.run.Launcher;
import org.mpl4j.appliance.run.NamespacePool;
import org.mpl4j.servers.common.nativeio.ProcessExit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sun.misc.Signal;

/** {@code mpl-appliance run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Runs an image until it ends, or SIGTERM or SIGINT comes. Takes root.",
            "",
            "The appliance is in a network namespace of its own, in which there is nothing: it has the open TAP interface, which is on the bridge, and no other way to anything. It runs as a user that nobody else is, without rights."
                    + " So does QEMU, which runs an image that was built with --format vm.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  ip link add br0 type bridge && ip addr add 192.0.2.1/24 dev br0 && ip link set br0 up",
            "  mpl-appliance run web.appliance --bridge br0"
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration GRACE_OF_MACHINES = Duration.ofSeconds(60);
    private static final int SIGNALLED = 128;

    @Parameters(paramLabel = "IMAGE", description = "The folder of an image.")
    private Path folder = Path.of("");

    @Option(
            names = "--bridge",
            required = true,
            paramLabel = "NAME",
            description = "The bridge that it is put on; none if the name is empty (--bridge=).")
    private String bridge = "";

    @Option(
            names = "--tap",
            paramLabel = "NAME",
            description = "The name of its interface; made of the image's name if left out.")
    private String tap = "";

    @Option(names = "--memory", paramLabel = "MIB", description = "Its limit of memory, if not what the image says.")
    private int memory;

    @Option(names = "--cpu", paramLabel = "PERCENT", description = "How much of one core it may take; all if left out.")
    private int cpu;

    @Option(
            names = "--emulate",
            description =
                    "Have QEMU emulate the processor of a virtual machine, also where it could use the system's own (KVM).")
    private boolean isEmulated;

    @Option(names = "--log", paramLabel = "FILE", description = "Add its output to a file.")
    private @Nullable Path log;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ApplianceImage image = ApplianceImage.open(folder);
        NamespacePool.removeLeftovers(Launcher.PREFIX);
        Launcher.Options options =
                new Launcher.Options(bridge, tap, memory, cpu, Optional.ofNullable(log), Map.of(), isEmulated);
        if (isEmulated && !MachineImage.is(image)) {
            throw new IOException(folder + " runs as a process: --emulate is for images of --format vm");
        }
        Duration grace = MachineImage.is(image) ? GRACE_OF_MACHINES : GRACE;
        try (NamespacePool pool = new NamespacePool(Launcher.PREFIX, 0);
                Launcher running = new Launcher(image, options, pool)) {
            Signal.handle(new Signal("TERM"), signal -> Thread.ofPlatform().start(() -> stop(running, grace, err)));
            Signal.handle(new Signal("INT"), signal -> Thread.ofPlatform().start(() -> stop(running, grace, err)));
            running.process().missingLimits().forEach(line -> err.println("mpl-appliance: " + line));
            out.println("%s runs as process %d at %s on %s"
                    .formatted(
                            image.name(),
                            running.process().pid(),
                            String.join(", ", image.addresses()),
                            running.tap()));
            ProcessExit exit = running.process().awaitExit();
            if (exit.isBySignal()) {
                err.println("mpl-appliance: " + image.name() + " was ended by signal " + exit.signal());
            }
            return exit.isBySignal() ? SIGNALLED + exit.signal() : exit.status();
        }
    }

    private static void stop(Launcher running, Duration grace, PrintWriter err) {
        try {
            running.process().stop(grace);
        } catch (IOException e) {
            err.println("mpl-appliance: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
