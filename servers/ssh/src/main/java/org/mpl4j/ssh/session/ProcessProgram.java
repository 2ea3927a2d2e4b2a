package org.mpl4j.ssh.session;

import com.pty4j.PtyProcess;
import com.pty4j.WinSize;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mpl4j.servers.common.nativeio.NativeIo;
import org.mpl4j.servers.common.nativeio.ProcessSignals;
import org.mpl4j.ssh.connection.Channel;

/**
 * A process of the system, with pipes or a terminal. Its output is passed on to its end, though it may have exited before: whom it left behind may still write. With
 * a terminal, nobody is waited for behind the exit.
 *
 * <p>Pipes and terminals block the thread that reads or writes them, so these are platform threads: two for input and output, one for errors.
 */
final class ProcessProgram implements Program {
    /** What Java adds to the number of the signal that ended a process, as shells do. */
    private static final int BY_SIGNAL = 128;

    private static final Duration GRACE = Duration.ofSeconds(5);

    /** How long output of a terminal may still come when its program has exited. */
    private static final Duration DRAIN = Duration.ofMillis(500);

    private final Channel channel;
    private final Process process;
    private final boolean hasTerminal;
    private volatile Optional<SignalName> lastSignal = Optional.empty();

    ProcessProgram(Channel channel, Process process) {
        this.channel = channel;
        this.process = process;
        hasTerminal = process instanceof PtyProcess;
    }

    @Override
    public void begin() {
        Thread.ofPlatform()
                .daemon()
                .name("ssh-input")
                .start(new InputPump(channel, process.getOutputStream(), hasTerminal));
        Thread output = start("ssh-output", new OutputPump(process.getInputStream(), channel.output()));
        // A terminal has one output.
        List<Thread> outputs = hasTerminal
                ? List.of(output)
                : List.of(output, start("ssh-errors", new OutputPump(process.getErrorStream(), channel.errors())));
        Thread.ofVirtual().name("ssh-exit").start(() -> finish(outputs));
    }

    private static Thread start(String name, Runnable pump) {
        return Thread.ofPlatform().daemon().name(name).start(pump);
    }

    private void finish(List<Thread> outputs) {
        try {
            int status = process.waitFor();
            for (Thread output : outputs) {
                if (hasTerminal) {
                    output.join(DRAIN);
                } else {
                    output.join();
                }
            }
            channel.sendEof();
            tellExit(status);
            channel.close();
        } catch (IOException e) {
            // The channel or the connection is gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroy();
        }
    }

    /** A status above 128 may be a signal's or the program's own: it is a signal's if that was sent from here. */
    private void tellExit(int status) throws IOException {
        Optional<SignalName> signal = lastSignal.filter(name -> status == BY_SIGNAL + name.number());
        if (signal.isPresent()) {
            channel.request(request ->
                    request.asExitSignal().signalName(signal.get().name()).coreDumped(false));
        } else {
            channel.request(request -> request.asExitStatus().exitStatus(status));
        }
    }

    @Override
    public void resize(int columns, int rows) {
        if (process instanceof PtyProcess terminal && columns > 0 && rows > 0) {
            terminal.setWinSize(new WinSize(columns, rows));
        }
    }

    @Override
    public boolean signal(SignalName name) {
        lastSignal = Optional.of(name);
        return send(name.number());
    }

    private boolean send(int signal) {
        if (!process.isAlive() || !NativeIo.isAvailable()) {
            return false;
        }
        int pid = (int) process.pid();
        return ProcessSignals.send(hasTerminal || Launch.hasGroups() ? -pid : pid, signal);
    }

    @Override
    public void hangUp() {
        if (process.isAlive()) {
            Thread.ofVirtual().name("ssh-hang-up").start(this::end);
        }
    }

    private void end() {
        if (!send(SignalName.HUP.number())) {
            process.destroy();
        }
        send(SignalName.CONTINUE);
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS) && !send(SignalName.KILL.number())) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
