package org.mpl4j.appliance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mpl4j.appliance.build.BuildException;
import org.mpl4j.appliance.build.BuildPlan;
import org.mpl4j.appliance.build.ImageFormat;
import org.mpl4j.appliance.build.ImageWriter;
import org.mpl4j.appliance.build.Tuning;
import org.mpl4j.appliance.image.ServerKind;
import org.mpl4j.servers.common.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mpl-appliance build}. */
@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Makes an image.",
            "",
            "The configuration is that of the server: for web, the folder that is served, or a file of options as for `mpl-web @FILE`; for dns, the YAML of `mpl-dns --config`; for ssh, a file as for `mpl-sshd --config`. It is checked, and what it names is copied; then the appliance"
                    + " serves a client in its own process, and what that needed of its classes is cached. Takes a JDK 25, half a minute, and no rights.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  mpl-appliance build --server web --config site --address 192.0.2.2/24 -o web.appliance",
            "  mpl-appliance build --server dns --config dns.yaml --address 192.0.2.3/24 --format oci -o dns.tar",
            "  mpl-appliance build --server ssh --config sshd_config --address 192.0.2.4/24 -o files.appliance",
            "  mpl-appliance build --server web --config site --address 192.0.2.2/24 --format vm -o web.vm"
        })
final class BuildCommand implements Callable<Integer> {
    @Option(names = "--server", required = true, paramLabel = "SERVER", description = "${COMPLETION-CANDIDATES}.")
    private ServerKind server = ServerKind.WEB;

    @Option(
            names = {"-c", "--config"},
            required = true,
            paramLabel = "FILE|DIR",
            description = "The server's configuration.")
    private Path config = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "IMAGE",
            description = "What is made: a folder, or the file of an archive.")
    private Path output = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "dir",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ImageFormat format = ImageFormat.DIR;

    @Option(
            names = "--kernel",
            paramLabel = "FILE",
            description =
                    "With --format vm: the kernel of Linux that is booted; the newest /boot/vmlinuz-* if left out. Its modules are in /lib/modules, or beside it as in a package that was unpacked.")
    private @Nullable Path kernel;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The appliance's name, of which its Ethernet address is made; that of the image if left out.")
    private @Nullable String name;

    @Option(
            names = "--address",
            required = true,
            paramLabel = "ADDRESS/LENGTH",
            description = "An address, and how long its network's prefix is. Any number of times.")
    private List<String> addresses = new ArrayList<>();

    @Option(
            names = "--gateway",
            paramLabel = "ADDRESS",
            description = "Where packets to other networks go. Once for each version of IP.")
    private List<String> gateways = new ArrayList<>();

    @Option(names = "--mac", paramLabel = "ADDRESS", description = "The Ethernet address, if not made of the name.")
    private String mac = "";

    @Option(
            names = "--mtu",
            paramLabel = "BYTES",
            defaultValue = "1500",
            description = "How long a packet may be (default: ${DEFAULT-VALUE}).")
    private int mtu;

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            defaultValue = "" + BuildPlan.USUAL_MEMORY,
            description = "How much memory it may take (default: ${DEFAULT-VALUE}).")
    private int memory;

    @Option(
            names = "--no-offload",
            description = "Compute checksums and cut segments in the appliance; else that is left to the kernel.")
    private boolean isWithoutOffload;

    @Option(
            names = "--tuned",
            paramLabel = "FOR",
            defaultValue = "start",
            description =
                    "${COMPLETION-CANDIDATES}: to start with little work, or to answer much, by a compiler that takes some 45 ms more of processor time at the start (default: ${DEFAULT-VALUE}).")
    private Tuning tuning = Tuning.START;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, ConfigException, BuildException {
        if (Files.exists(output)) {
            throw new FileAlreadyExistsException(output.toString());
        }
        Path folder = output.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NotDirectoryException(String.valueOf(folder));
        }
        BuildPlan plan = new BuildPlan(
                server,
                name == null ? nameOf(output) : name,
                config,
                addresses,
                gateways,
                mac,
                mtu,
                memory,
                !isWithoutOffload,
                tuning);
        PrintWriter out = spec.commandLine().getOut();
        ImageWriter.write(plan, format, Optional.ofNullable(kernel), output, out::println);
        return 0;
    }

    private static String nameOf(Path output) {
        String file = output.toAbsolutePath().getFileName().toString();
        return file.replaceFirst("\\..*", "").toLowerCase(java.util.Locale.ROOT);
    }
}
