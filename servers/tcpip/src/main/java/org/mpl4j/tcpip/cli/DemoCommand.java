package org.mpl4j.tcpip.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.drive.FrameWait;
import org.mpl4j.tcpip.phy.Faults;
import org.mpl4j.tcpip.phy.FaultyDevice;
import org.mpl4j.tcpip.phy.TapDevice;
import org.mpl4j.tcpip.socket.HostStack;
import org.mpl4j.tcpip.socket.StackDevice;
import org.mpl4j.tcpip.socket.StackPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mpl-net demo}. */
@Command(
        name = "demo",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Shows that the stack works with the kernel's, in a network namespace that it makes and removes again.",
            "Two stacks are brought up on TAP interfaces, one of them on a link that loses packets both ways; the kernel's end of both is in the namespace. Nothing leaves this machine. Ctrl-C removes all, too."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:All steps worked.",
            "1:One did not; the table tells which.",
            ExitStatus.USAGE_TEXT,
            ExitStatus.NOT_ALLOWED_TEXT
        },
        footer = {"", "Examples:", "  sudo mpl-net demo", "  sudo mpl-net demo --loss 5 --bytes 20M"})
final class DemoCommand implements Callable<Integer> {
    private static final int SYS_ADMIN = 21;
    private static final int MOST_LOSS = 50;
    private static final double PERCENT = 100;
    private static final String GOOD = "192.0.2.2";
    private static final String GOOD_V6 = "2001:db8::2";
    private static final String LOSSY = "198.51.100.2";
    private static final Duration UNTIL_ADDRESSES = Duration.ofSeconds(10);
    private static final Pattern LOSS = Pattern.compile("([0-9.]+)% packet loss");
    private static final Pattern TIMES = Pattern.compile("= ([0-9.]+/[0-9.]+/[0-9.]+/[0-9.]+ ms)");

    @Option(
            names = "--loss",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "How many packets are lost on the bad link, each way, 0 to 50 (default: ${DEFAULT-VALUE}).")
    private double loss;

    @Option(
            names = "--delay",
            paramLabel = "SECONDS",
            defaultValue = "0.001",
            converter = Seconds.class,
            description = "How long a packet is on its way on the bad link (default: ${DEFAULT-VALUE}).")
    private Duration delay = Duration.ZERO;

    @Option(
            names = "--bytes",
            paramLabel = "BYTES",
            defaultValue = "100M",
            description = "How much is moved over it each way (default: ${DEFAULT-VALUE}).")
    private String bytes = "";

    @Option(
            names = "--congestion",
            paramLabel = "NAME",
            defaultValue = "cubic",
            description =
                    "The congestion control by which the kernel sends on the bad link (default: ${DEFAULT-VALUE}, which the stack sends by, too). One that takes no loss as a sign of congestion, as bbr, is many times faster there.")
    private String congestion = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws UsageException, IOException, InterruptedException {
        if (!(loss >= 0 && loss <= MOST_LOSS)) {
            throw new UsageException("the loss is 0 to " + MOST_LOSS + " percent, not " + loss);
        }
        long count = Quantity.bytes("--bytes", bytes);
        if (count < 1) {
            throw new UsageException("at least one byte has to be moved");
        }
        checkPrivileges();
        long process = ProcessHandle.current().pid();
        DemoTable table = new DemoTable(spec.commandLine().getOut());
        try (DemoNamespace namespace = DemoNamespace.make("mpl-net-demo-" + process)) {
            goodLink(namespace, "mplg" + process, table);
            new DemoWeb(namespace, "mplw" + process).show(table);
            lossyLink(namespace, "mpll" + process, count, table);
        }
        spec.commandLine()
                .getOut()
                .println(
                        table.failures() == 0
                                ? "all of it worked; the namespace is removed"
                                : table.failures() + " failed");
        spec.commandLine().getOut().flush();
        return table.failures() == 0 ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private static void checkPrivileges() throws IOException {
        Capabilities own = Capabilities.own();
        if (!own.has(Capabilities.NET_ADMIN) || !own.has(SYS_ADMIN)) {
            throw new NotAllowedException(
                    "the demo makes a network namespace and interfaces, which takes CAP_SYS_ADMIN and"
                            + " CAP_NET_ADMIN; run it as root: `sudo mpl-net demo`");
        }
        TapAccess.own().check("mpl");
        for (String program : new String[] {"ip", "ping"}) {
            if (!Programs.isThere(program)) {
                throw new IOException(
                        "the demo needs the program `" + program + "` (Debian packages iproute2 and iputils-ping)");
            }
        }
    }

    private static void goodLink(DemoNamespace namespace, String device, DemoTable table)
            throws IOException, InterruptedException {
        StackPlan plan = StackPlan.tap(device)
                .address(GOOD + "/24")
                .address(GOOD_V6 + "/64")
                .plan();
        try (HostStack host = HostStack.start(plan)) {
            table.step("a stack on a TAP, the kernel at its other end", () -> {
                namespace.take(device, "192.0.2.1/24", "2001:db8::1/64");
                if (!host.awaitAddresses(UNTIL_ADDRESSES)) {
                    throw new IOException("duplicate address detection does not end");
                }
                return GOOD + ", " + GOOD_V6 + " in the namespace " + namespace.name();
            });
            table.step("the system's ping, IPv4", () -> ping(namespace, GOOD, "56"));
            table.step("the system's ping, IPv6, 8000 bytes in fragments", () -> ping(namespace, GOOD_V6, "8000"));
        }
    }

    private static String ping(DemoNamespace namespace, String address, String size)
            throws IOException, InterruptedException {
        String output = namespace.run("ping", "-c", "10", "-i", "0.1", "-w", "20", "-s", size, address);
        Matcher lost = LOSS.matcher(output);
        Matcher times = TIMES.matcher(output);
        if (!lost.find() || Double.parseDouble(lost.group(1)) > 0) {
            throw new IOException(output.strip());
        }
        return "no loss" + (times.find() ? ", min/avg/max/mdev " + times.group(1) : "");
    }

    private void lossyLink(DemoNamespace namespace, String device, long count, DemoTable table)
            throws IOException, InterruptedException {
        StackPlan plan = StackPlan.tap(device).address(LOSSY + "/24").plan();
        TapDevice tap = TapDevice.open(device, plan.mtu(), true);
        Faults faults = Faults.NONE.loss(loss / PERCENT).delay(delay.toNanos(), 0);
        FaultyDevice bad = new FaultyDevice(tap, faults, faults, new Random());
        try (HostStack host = HostStack.start(plan, new StackDevice(bad, FrameWait.of(tap)))) {
            table.step("a second stack, on a link with faults", () -> {
                namespace.take(device, "198.51.100.1/24");
                namespace.sendBy(congestion, device, "198.51.100.0/24", "198.51.100.1");
                return "%s, %s %% of packets lost each way, %.1f ms delay, the kernel sends by %s"
                        .formatted(LOSSY, "" + loss, delay.toNanos() / (double) Durations.MILLISECOND, congestion);
            });
            DemoTransfer transfer = new DemoTransfer(namespace, host, LOSSY, count);
            table.step(bytes + " from the kernel to the stack", transfer::receive);
            table.step(bytes + " from the stack to the kernel", transfer::send);
        }
    }
}
