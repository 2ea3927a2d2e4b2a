package org.mpl4j.ssh.client;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.Builder.NeedsChannelTypeBranch;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.Builder.Complete;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.Builder.NeedsRequestTypeBranch;

/**
 * One program at the server: what it is to have is asked for first, then it is started, once. Both of its outputs are to be read, or discarded: they share the channel's
 * window.
 */
public final class ClientSession implements AutoCloseable {
    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(60);

    private final Handler handler;
    private final Channel channel;

    private ClientSession(Handler handler, Channel channel) {
        this.handler = handler;
        this.channel = channel;
    }

    static ClientSession open(Channels channels) throws IOException {
        Handler handler = new Handler();
        return new ClientSession(handler, channels.open(NeedsChannelTypeBranch::asSession, handler));
    }

    /** Takes what the server says of the program. */
    private static final class Handler implements ChannelHandler {
        private final CompletableFuture<Exit> exit = new CompletableFuture<>();
        private @Nullable Exit told;

        @Override
        public Answer request(Channel channel, SshChannelRequest request) {
            switch (request.requestTypeBranch()) {
                case SshChannelRequest.RequestTypeBranch.ExitStatus one -> told = new Exit.Status(one.exitStatus());
                case SshChannelRequest.RequestTypeBranch.ExitSignal one ->
                    told = new Exit.Signal(
                            one.signalName().latin1(),
                            one.coreDumped(),
                            one.errorMessage().utf8());
                case SshChannelRequest.RequestTypeBranch.Eow ignored -> channel.stopOutput();
                default -> {
                    return Answer.REFUSED;
                }
            }
            return Answer.GRANTED;
        }

        @Override
        public boolean readsErrors() {
            return true;
        }

        @Override
        public void closed(Channel channel) {
            exit.complete(told == null ? new Exit.Unknown() : told);
        }
    }

    /** Sets a variable, if the server lets clients do that; it does not say. */
    public void environment(String name, String value) throws IOException {
        channel.request(request -> request.asEnv().variableName(name).variableValue(value));
    }

    /**
     * Asks for a terminal.
     *
     * @param terminal what it is like
     * @throws IOException if the server refuses
     */
    public void terminal(TerminalRequest terminal) throws IOException {
        ask("a terminal", terminal::write);
    }

    /**
     * Starts a program.
     *
     * @param command for the user's shell
     * @throws IOException if the server refuses
     */
    public void exec(String command) throws IOException {
        ask("`" + command + "`", request -> request.asExec().command(command));
    }

    /**
     * Starts the user's shell.
     *
     * @throws IOException if the server refuses
     */
    public void shell() throws IOException {
        ask("a shell", NeedsRequestTypeBranch::asShell);
    }

    /**
     * Starts a subsystem.
     *
     * @param name such as {@code sftp}
     * @throws IOException if the server refuses, or does not have it
     */
    public void subsystem(String name) throws IOException {
        ask("the subsystem " + name, request -> request.asSubsystem().subsystemName(name));
    }

    private void ask(String what, Function<NeedsRequestTypeBranch, Complete> request) throws IOException {
        Optional<Boolean> isDone = await(channel.ask(request), REPLY_TIMEOUT);
        if (isDone.isEmpty()) {
            throw new IOException("the server has not said within %d s whether it gives %s"
                    .formatted(REPLY_TIMEOUT.toSeconds(), what));
        }
        if (!isDone.get()) {
            throw new IOException("the server does not give " + what);
        }
    }

    private static <T> Optional<T> await(Future<T> event, Duration atMost) throws IOException {
        try {
            return Optional.of(event.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IOException("the channel was closed by the server", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** {@return what the program reads; closing it is its end} */
    public WritableByteChannel input() {
        return channel.output();
    }

    /** {@return what the program writes} */
    public ReadableByteChannel output() {
        return channel.input();
    }

    /** {@return what it writes as errors} */
    public ReadableByteChannel errors() {
        return channel.errorInput();
    }

    /** {@return the channel} */
    public Channel channel() {
        return channel;
    }

    /** Says that the terminal has another size. */
    public void resize(int columns, int rows) throws IOException {
        channel.request(
                request -> request.asWindowChange().widthColumns(columns).heightRows(rows));
    }

    /** Sends a signal to the program; the name is without SIG. */
    public void signal(String name) throws IOException {
        channel.request(request -> request.asSignal().signalName(name));
    }

    /**
     * Waits until the channel is closed.
     *
     * @param atMost for how long
     * @return how the program has ended; nothing if it goes on
     * @throws IOException if this thread is interrupted
     */
    public Optional<Exit> awaitExit(Duration atMost) throws IOException {
        return await(handler.exit, atMost);
    }

    /** Closes the channel, whatever the program does. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
