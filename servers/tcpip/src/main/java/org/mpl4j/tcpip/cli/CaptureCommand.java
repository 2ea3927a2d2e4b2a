package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.phy.Capture;
import org.mpl4j.tcpip.phy.KernelDevice;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.phy.WatchDevice;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mpl-net capture}. */
@Command(
        name = "capture",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Prints a line for each frame of an interface, and records them as a pcap file.",
            "An interface that exists is watched, both ways, also the TAP that a stack of mpl-net runs on. With --tap it is attached to instead, as a stack would be, and what the kernel sends is seen; nobody answers. Ctrl-C ends"
                    + " it. (The commands that run a stack record all of its frames with --pcap.)"
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:It was captured, until the count was reached or somebody ended it.",
            "1:There is no such interface, or the file cannot be written.",
            ExitStatus.USAGE_TEXT,
            ExitStatus.NOT_ALLOWED_TEXT
        },
        footer = {
            "",
            "A filter has terms: `ip`, `ip6`, `arp`, `tcp`, `udp`, `icmp`, `icmp6`, `host ADDRESS`, `net ADDRESS/LENGTH` and `port NUMBER`, with `not` before them, and `and` or `or` between them; `and` binds more.",
            "",
            "Examples:",
            "  sudo mpl-net capture -i eth0 -c 10 tcp and port 443",
            "  sudo mpl-net capture -i lo -w lo.pcap -s 128 not port 22",
            "  mpl-net capture --tap tap0 -w - | mplc dissect -"
        })
final class CaptureCommand implements Callable<Integer> {
    private static final int ROOM = 0x1_1000;
    private static final int MOST_SNAP = 262_144;
    private static final int USUAL_MTU = 1500;
    private static final String OUTPUT = "-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS").withZone(ZoneId.systemDefault());

    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    private static final class Source {
        @Option(
                names = {"-i", "--interface"},
                paramLabel = "NAME",
                description = "Watch this interface. Takes CAP_NET_RAW.")
        private @Nullable String watched;

        @Option(
                names = "--tap",
                paramLabel = "NAME",
                description = "Attach to this TAP interface; it is made if it is not there.")
        private @Nullable String tap;
    }

    @Option(
            names = {"-w", "--write"},
            paramLabel = "FILE",
            description = "Record what is captured in a pcap file, `-` for the output; then no lines are printed.")
    private @Nullable String file;

    @Option(
            names = {"-c", "--count"},
            paramLabel = "COUNT",
            description = "End after so many frames that the filter lets through.")
    private @Nullable Long count;

    @Option(
            names = {"-t", "--time"},
            paramLabel = "SECONDS",
            converter = Seconds.class,
            description = "End after so much time.")
    private @Nullable Duration time;

    @Option(
            names = {"-s", "--snap-length"},
            paramLabel = "BYTES",
            defaultValue = "" + MOST_SNAP,
            description =
                    "How many bytes of a frame are recorded at the most, 16 to 262144 (default: ${DEFAULT-VALUE}).")
    private int snapLength;

    @Option(
            names = {"-p", "--no-promiscuous"},
            description = "Do not ask the interface for frames to other stations.")
    private boolean isSelective;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print no lines.")
    private boolean isQuiet;

    @Parameters(arity = "0..*", paramLabel = "FILTER", description = "Which frames are wanted; all if nothing is said.")
    private List<String> filter = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private volatile boolean isEnded;
    private long seen;
    private long taken;

    @Override
    public Integer call() throws UsageException, IOException {
        if (count != null && count < 1) {
            throw new UsageException("a count is at least 1, not " + count);
        }
        if (snapLength < 16 || snapLength > MOST_SNAP) {
            throw new UsageException("of a frame 16 to " + MOST_SNAP + " bytes are recorded, not " + snapLength);
        }
        Predicate<FrameSummary> wanted = UsageException.orUsage(() -> FrameFilter.of(String.join(" ", filter)));
        PrintWriter err = spec.commandLine().getErr();
        try (KernelDevice device = open();
                Capture capture = file == null ? null : new Capture(channel(file), true, snapLength)) {
            Interrupt.handle(() -> {
                isEnded = true;
                device.wake();
            });
            err.println("mpl-net: capturing on " + (source.tap == null ? source.watched : source.tap));
            err.flush();
            capture(device, capture, wanted);
        }
        err.println("mpl-net: %d frames seen, %d captured".formatted(seen, taken));
        return ExitStatus.DONE;
    }

    private KernelDevice open() throws IOException {
        if (source.tap != null) {
            TapAccess.own().check(source.tap);
            return TapDevice.open(source.tap, USUAL_MTU, true);
        }
        if (!Capabilities.own().has(Capabilities.NET_RAW)) {
            throw new NotAllowedException("watching an interface takes CAP_NET_RAW, which this process does not have."
                    + CapabilityRemedy.text("net_raw"));
        }
        return WatchDevice.open(String.valueOf(source.watched), !isSelective);
    }

    private static WritableByteChannel channel(String name) throws IOException {
        if (name.equals(OUTPUT)) {
            return Channels.newChannel(System.out);
        }
        try {
            return FileChannel.open(
                    Path.of(name),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new IOException("cannot write the capture " + name + ": " + reason(e, name), e);
        }
    }

    private static String reason(IOException problem, String name) {
        Path folder = Path.of(name).toAbsolutePath().getParent();
        return folder != null && !Files.isDirectory(folder)
                ? "there is no folder " + folder
                : problem.getClass().getSimpleName() + " " + problem.getMessage();
    }

    private void capture(KernelDevice device, @Nullable Capture capture, Predicate<FrameSummary> wanted) {
        ByteBuffer frame = ByteBuffer.allocateDirect(ROOM);
        long most = count == null ? Long.MAX_VALUE : count;
        long end = time == null ? Long.MAX_VALUE : System.nanoTime() + time.toNanos();
        while (!isEnded && taken < most && System.nanoTime() < end) {
            if (device.read(frame, 0)) {
                take(frame, capture, wanted);
            } else {
                spec.commandLine().getOut().flush();
                device.await(Math.min(end - System.nanoTime(), Durations.SECOND));
            }
        }
        spec.commandLine().getOut().flush();
    }

    private void take(ByteBuffer frame, @Nullable Capture capture, Predicate<FrameSummary> wanted) {
        seen++;
        FrameSummary summary = FrameSummary.of(frame, true);
        if (!wanted.test(summary)) {
            return;
        }
        taken++;
        Instant now = Instant.now();
        if (capture != null) {
            capture.add(frame, now.getEpochSecond() * Durations.SECOND + now.getNano());
        }
        if (!isQuiet && !OUTPUT.equals(file)) {
            spec.commandLine().getOut().println(TIME.format(now) + " " + summary);
        }
    }
}
