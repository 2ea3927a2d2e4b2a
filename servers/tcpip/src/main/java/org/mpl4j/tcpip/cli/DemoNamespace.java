package org.mpl4j.tcpip.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A network namespace of the kernel's, with programs that run in it. Closing ends these and removes it, also when the process is ended. */
final class DemoNamespace implements Closeable {
    private static final long PATIENCE_SECONDS = 5;

    private final String name;
    private final List<Process> running = new CopyOnWriteArrayList<>();
    private final Thread atExit = new Thread(this::remove, "remove the namespace");
    private boolean isRemoved;

    private DemoNamespace(String name) {
        this.name = name;
    }

    /**
     * Makes one.
     *
     * @throws IOException if the system refuses
     */
    static DemoNamespace make(String name) throws IOException, InterruptedException {
        DemoNamespace made = new DemoNamespace(name);
        Runtime.getRuntime().addShutdownHook(made.atExit);
        try {
            Programs.run(List.of("ip", "netns", "add", name));
            made.run("ip", "link", "set", "lo", "up");
            return made;
        } catch (IOException | InterruptedException e) {
            made.close();
            throw e;
        }
    }

    String name() {
        return name;
    }

    /** Takes an interface that was made outside. */
    void take(String device, String... addresses) throws IOException, InterruptedException {
        Programs.run(List.of("ip", "link", "set", device, "netns", name));
        bringUp(device, addresses);
    }

    /** Gives an interface that is there addresses, and brings it up. */
    void bringUp(String device, String... addresses) throws IOException, InterruptedException {
        for (String address : addresses) {
            if (address.indexOf(':') < 0) {
                run("ip", "addr", "add", address, "dev", device);
            } else {
                run("ip", "addr", "add", address, "dev", device, "nodad");
            }
        }
        run("ip", "link", "set", device, "up");
    }

    /**
     * Has connections to a network use a congestion control of the kernel, whatever is the standard.
     *
     * @param source the address of the interface there
     * @throws IOException if there is none of this name, with those that there are
     */
    void sendBy(String congestionControl, String device, String network, String source)
            throws IOException, InterruptedException {
        String known = run("cat", "/proc/sys/net/ipv4/tcp_available_congestion_control")
                .strip();
        if (!List.of(known.split(" ")).contains(congestionControl)) {
            throw new IOException("the kernel has no congestion control `%s`, but %s; `modprobe tcp_%s` may bring it"
                    .formatted(congestionControl, known.replace(" ", ", "), congestionControl));
        }
        String route = "ip route replace %s dev %s proto kernel scope link src %s congctl %s";
        run(route.formatted(network, device, source, congestionControl).split(" "));
    }

    /** Runs a program in it to its end, and returns what it printed. */
    String run(String... command) throws IOException, InterruptedException {
        Process process = start(List.of(command));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        running.remove(process);
        if (status != 0) {
            throw new IOException(
                    "`" + String.join(" ", command) + "` failed with status " + status + ": " + output.strip());
        }
        return output;
    }

    /** Starts a program in it, without input. */
    Process start(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", name));
        whole.addAll(command);
        Process process = Programs.start(whole);
        running.add(process);
        return process;
    }

    /** Ends a program that was started. */
    void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        running.remove(process);
    }

    private synchronized void remove() {
        if (isRemoved) {
            return;
        }
        isRemoved = true;
        try {
            for (Process process : running) {
                end(process);
            }
            Programs.run(List.of("ip", "netns", "del", name));
        } catch (IOException e) {
            System.err.println("mpl-net: the namespace " + name + " is still there: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is being ended, and this is done.
        }
    }
}
