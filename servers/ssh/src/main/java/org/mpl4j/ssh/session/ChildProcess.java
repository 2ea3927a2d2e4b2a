package org.mpl4j.ssh.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mpl4j.servers.common.nativeio.Errno;
import org.mpl4j.servers.common.nativeio.ProcessCalls;
import org.mpl4j.servers.common.nativeio.ProcessExit;
import org.mpl4j.servers.common.nativeio.ProcessPlan;
import org.mpl4j.servers.common.nativeio.ProcessSignals;
import org.mpl4j.servers.common.nativeio.StreamCalls;

/**
 * A process of the system that was started here, the leader of a session and of a process group, and this side's ends of its pipes, or its terminal. Its number
 * stays its own until it is reaped, so that signals never get to another.
 */
final class ChildProcess {
    /** No such file: a terminal has no errors of its own. */
    static final int NONE = -1;

    /** Bytes of output that may wait: several packets, so that a program that writes little at a time is seldom waited for. */
    private static final int OUTPUT_CAPACITY = 256 * 1024;

    private final Optional<Terminal> terminal;
    private final Descriptors files;
    private final int process;
    private final int input;
    private final int output;
    private final int errors;
    private final int ended;
    private final int over;
    private final int unread;
    private volatile boolean isSilent;
    private boolean isReaped;

    /**
     * Starts a process.
     *
     * @param launch what
     * @param terminal what it talks to; without one, pipes
     * @throws IOException if the system does not do that
     */
    static ChildProcess start(Launch launch, Optional<Terminal> terminal) throws IOException {
        Descriptors files = new Descriptors();
        try {
            return new ChildProcess(launch, terminal, files);
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    private ChildProcess(Launch launch, Optional<Terminal> terminal, Descriptors files) throws IOException {
        this.terminal = terminal;
        this.files = files;
        StreamCalls calls = new StreamCalls();
        over = files.add(calls.event(), "event");
        unread = files.add(calls.event(), "event");
        if (terminal.isPresent()) {
            input = terminal.get().file();
            output = input;
            errors = NONE;
            process = spawn(launch.plan(ProcessPlan.Streams.NONE, terminal));
        } else {
            StreamCalls.Pipe in = pipe(calls);
            StreamCalls.Pipe out = pipe(calls);
            StreamCalls.Pipe err = pipe(calls);
            input = in.writing();
            output = out.reading();
            errors = err.reading();
            calls.setNonBlocking(input);
            calls.setCapacity(output, OUTPUT_CAPACITY);
            process = spawn(launch.plan(new ProcessPlan.Streams(in.reading(), out.writing(), err.writing()), terminal));
            files.close(in.reading());
            files.close(out.writing());
            files.close(err.writing());
        }
        ended = watch();
    }

    private StreamCalls.Pipe pipe(StreamCalls calls) throws IOException {
        StreamCalls.Pipe pipe = calls.pipe();
        files.add(pipe.reading(), "pipe");
        files.add(pipe.writing(), "pipe");
        return pipe;
    }

    private static int spawn(ProcessPlan plan) throws IOException {
        int result = ProcessCalls.spawn(plan);
        if (result < 0) {
            String why = switch (-result) {
                case Errno.ENOENT -> "it is not there";
                case Errno.EACCES -> "this user may not run it";
                default -> "error " + -result;
            };
            throw new IOException(
                    "the program " + new String(plan.program(), StandardCharsets.UTF_8) + " cannot be run: " + why);
        }
        return result;
    }

    private int watch() throws IOException {
        try {
            return files.add(ProcessCalls.descriptor(process), "descriptor of a process (Linux has them since 5.3)");
        } catch (IOException e) {
            ProcessSignals.send(-process, SignalName.KILL.number());
            reap();
            throw e;
        }
    }

    boolean hasTerminal() {
        return terminal.isPresent();
    }

    /** Where its input is written to, without waiting. */
    int input() {
        return input;
    }

    /** Where its output is read from. */
    int output() {
        return output;
    }

    /** Where its errors are read from, or {@link #NONE}. */
    int errors() {
        return errors;
    }

    /** Can be read when the process has ended. */
    int ended() {
        return ended;
    }

    /** Can be read when {@link #end} was called. */
    int over() {
        return over;
    }

    /** Can be read when {@link #stopOutput} was called. */
    int unread() {
        return unread;
    }

    /** How it ended, if it has. */
    Optional<ProcessExit> exit() {
        return ProcessCalls.exit(process);
    }

    /** Closes one of its files here; that of a terminal stays open. */
    void close(int file) {
        files.close(file);
    }

    /** Whether it has closed its output and its errors by itself. */
    boolean isSilent() {
        return isSilent;
    }

    /** Nothing more comes from it. */
    void setSilent() {
        isSilent = true;
    }

    /** Nobody reads its output any more. */
    void stopOutput() {
        files.happen(unread);
    }

    /** Whoever waits for its files is to stop that. */
    void end() {
        files.happen(over);
    }

    /** Sends a signal to its group; false if it has ended. */
    synchronized boolean signal(int number) {
        return !isReaped && exit().isEmpty() && ProcessSignals.send(-process, number);
    }

    /** Closes all its files. */
    void release() {
        terminal.ifPresent(Terminal::close);
        files.close();
    }

    /** Waits until it has ended, and forgets it. */
    void reap() {
        ProcessCalls.awaitExit(process);
        synchronized (this) {
            isReaped = true;
            ProcessCalls.reap(process);
        }
    }
}
