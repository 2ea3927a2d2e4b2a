package org.mpl4j.appliance.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.appliance.image.MachineImage;
import org.mpl4j.servers.common.nativeio.ProcessCalls;
import org.mpl4j.servers.common.nativeio.ProcessExit;
import org.mpl4j.servers.common.nativeio.ProcessPlan;
import org.mpl4j.servers.common.nativeio.ProcessSignals;

/**
 * A running appliance: in a network namespace of its own, as a user of its own without rights and without a way to get any, the leader of its own session, with no open files but the TAP interface, and its output. It does not outlive the process that started it. It is in its control
 * groups, if there are any, from its first moments on.
 */
public final class ApplianceProcess {
    private static final int KILL = 9;

    /** The system ends an appliance with the thread that started it: this one ends with the process. */
    private static final ExecutorService SPAWNING = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("appliances").factory());

    private final int process;
    private final long startedAt;
    private final ResourceLimits limits;
    private final Carrier carrier;
    private final CompletableFuture<ProcessExit> exit = new CompletableFuture<>();

    private ApplianceProcess(int process, long startedAt, ResourceLimits limits, Carrier carrier) {
        this.process = process;
        this.startedAt = startedAt;
        this.limits = limits;
        this.carrier = carrier;
        Thread.ofPlatform().daemon().name("appliance " + process).start(this::await);
    }

    /**
     * Starts one.
     *
     * @throws IOException if that cannot be, with what to do about it
     */
    public static ApplianceProcess start(ApplianceImage image, RunPlan plan) throws IOException {
        checkReadable(image.folder());
        Secrets.give(image, plan.user());
        Carrier carrier = MachineImage.is(image) ? MachineCarrier.of(image, plan) : new ProcessCarrier(image, plan);
        ResourceLimits limits = null;
        try {
            List<String> command = command(carrier, plan);
            limits = ResourceLimits.make(
                    plan.namespace().getFileName().toString(), carrier.memoryMegabytes(), plan.cpuPercent());
            try (OutputFile output = OutputFile.open(plan.log())) {
                long startedAt = BootTimer.now();
                int process = spawn(new ProcessPlan(
                        bytes(command.getFirst()),
                        command.stream().map(ApplianceProcess::bytes).toList(),
                        carrier.environment().entrySet().stream()
                                .map(variable -> bytes(variable.getKey() + "=" + variable.getValue()))
                                .toList(),
                        bytes("/"),
                        new ProcessPlan.Streams(plan.tap(), output.descriptor(1), output.descriptor(2)),
                        Optional.empty()));
                if (process < 0) {
                    throw new IOException("cannot start " + command.getFirst() + ": error " + -process);
                }
                limits.take(process);
                return new ApplianceProcess(process, startedAt, limits, carrier);
            }
        } catch (IOException e) {
            if (limits != null) {
                limits.close();
            }
            carrier.close();
            throw e;
        }
    }

    private static int spawn(ProcessPlan plan) throws IOException {
        try {
            return SPAWNING.submit(() -> ProcessCalls.spawn(plan)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot start a process: " + String.valueOf(e.getCause()), e);
        }
    }

    /** Each of these programs becomes the next one, so that the number of the process is that of the appliance. */
    private static List<String> command(Carrier carrier, RunPlan plan) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Programs.find("nsenter", "util-linux"), "--net=" + plan.namespace(), "--"));
        command.addAll(carrier.preparation());
        command.addAll(List.of(
                Programs.find("setpriv", "util-linux"),
                "--reuid=" + plan.user(),
                "--regid=" + plan.user(),
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all",
                "--pdeathsig=KILL",
                "--"));
        command.addAll(carrier.command());
        return command;
    }

    /** Whoever it runs as has to get to its files. */
    private static void checkReadable(Path folder) throws IOException {
        for (Path each = folder; each != null; each = each.getParent()) {
            if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new IOException("the image's user may not get to " + folder + ", as " + each
                        + " is closed to others: put the image elsewhere, or `chmod o+x " + each + "`");
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void await() {
        ProcessExit ended = ProcessCalls.reap(process).orElse(new ProcessExit(0, KILL, false));
        try {
            limits.close();
            carrier.close();
            exit.complete(carrier.exit(ended));
        } catch (IOException e) {
            exit.completeExceptionally(e);
        }
    }

    /** {@return the number of the process} */
    public long pid() {
        return process;
    }

    /** {@return when it was started, in nanoseconds of the epoch} */
    long startedAt() {
        return startedAt;
    }

    /** {@return limits that do not hold, a line each} */
    public List<String> missingLimits() {
        return limits.missing();
    }

    /** Whether it has not ended. */
    public boolean isAlive() {
        return !exit.isDone();
    }

    /** {@return how it ends} */
    public CompletableFuture<ProcessExit> onExit() {
        return exit.copy();
    }

    /** Waits until it ends. */
    public ProcessExit awaitExit() throws InterruptedException, IOException {
        try {
            return exit.get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }

    /**
     * Asks it to end, and ends it if it has not after a while.
     *
     * @param graceful how long it may take
     */
    public ProcessExit stop(Duration graceful) throws InterruptedException, IOException {
        if (isAlive()) {
            carrier.askToStop(process);
        }
        try {
            return exit.get(graceful.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return kill();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        }
    }

    /** Ends it at once. */
    public ProcessExit kill() throws InterruptedException, IOException {
        // The number is the process's until it is reaped, which this class alone does.
        if (isAlive()) {
            ProcessSignals.send(process, KILL);
        }
        return awaitExit();
    }
}
