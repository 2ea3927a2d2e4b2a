package org.mpl4j.ssh.interop;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client that is a library, in a program of its own that does what each line of its input says. */
abstract class ResidentClient implements Client {
    private static final long SECONDS = 120;

    private @Nullable Process process;

    /** {@return the command that starts the program} */
    abstract List<String> command() throws IOException, InterruptedException;

    @Override
    public void echo(Login login, Path input, Path output) throws IOException, InterruptedException {
        ask("echo", login, input, output);
    }

    /**
     * Has it do something.
     *
     * @param action echo, or sftp: puts a file beside the output, and gets it again
     * @throws IOException if it fails
     */
    void ask(String action, Login login, Path input, Path output) throws IOException, InterruptedException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            running = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process = running;
        }
        String certificate = login.certificate().map(Path::toString).orElse("");
        BufferedWriter questions = running.outputWriter();
        questions.write(String.join(
                "\t",
                action,
                "" + login.port(),
                login.user(),
                login.method(),
                login.key().toString(),
                certificate,
                login.password(),
                input.toString(),
                output.toString()));
        questions.write('\n');
        questions.flush();
        String answer = answer(running.inputReader());
        if (!"ok".equals(answer)) {
            throw new IOException(name() + ": " + answer);
        }
    }

    private @Nullable String answer(BufferedReader answers) throws IOException, InterruptedException {
        CompletableFuture<@Nullable String> line = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                line.complete(answers.readLine());
            } catch (IOException e) {
                line.completeExceptionally(e);
            }
        });
        try {
            return line.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            close();
            throw new IOException(name() + " does not answer", e);
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
