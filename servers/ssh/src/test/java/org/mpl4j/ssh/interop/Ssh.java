package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * OpenSSH's ssh in all its ways.
 *
 * @param ground where its files are
 * @param login how it logs in
 */
record Ssh(ProvingGround ground, Login login) {
    static Ssh to(ProvingGround ground, TrialServer server) {
        return new Ssh(ground, Login.byKey(server.port(), ground.key(KeyKind.ED25519.file())));
    }

    Ssh as(String user) {
        return new Ssh(ground, login.as(user));
    }

    Ssh with(Path key) {
        return new Ssh(ground, new Login(login.port(), login.user(), "publickey", key, java.util.Optional.empty(), ""));
    }

    /** The command line, with options before those that isolate it. */
    List<String> line(List<String> options, String... command) {
        List<String> line = new ArrayList<>(List.of("ssh"));
        line.addAll(options);
        line.addAll(OpenSsh.options(login));
        line.add(login.destination());
        line.addAll(List.of(command));
        return line;
    }

    /** Runs a command there, without input. */
    Programs.Outcome run(List<String> options, String... command) throws IOException, InterruptedException {
        return Programs.run(Map.of(), Path.of("/dev/null"), line(options, command));
    }

    /** Runs a command there that works. */
    String output(String command, String... options) throws IOException, InterruptedException {
        Programs.Outcome outcome = run(List.of(options), command);
        if (outcome.status() != 0) {
            throw new IOException("%s has failed with %d: %s".formatted(command, outcome.status(), outcome.all()));
        }
        return outcome.output();
    }

    /** Connects, and waits until all is forwarded. */
    Master master(String... options) throws IOException, InterruptedException {
        Path control = ground.fresh("ctl");
        List<String> all =
                new ArrayList<>(List.of("-M", "-S", control.toString(), "-f", "-N", "-oExitOnForwardFailure=yes"));
        all.addAll(List.of(options));
        Programs.Outcome outcome = run(all);
        if (outcome.status() != 0) {
            throw new IOException("no connection: " + outcome.all());
        }
        return new Master(control);
    }

    /** A connection that other commands share. */
    final class Master implements AutoCloseable {
        private final Path control;

        private Master(Path control) {
            this.control = control;
        }

        /** The command line of a command over it. */
        List<String> line(String command) {
            return Ssh.this.line(List.of("-S", control.toString()), command);
        }

        /** Runs a command over it. */
        Programs.Outcome run(String command) throws IOException, InterruptedException {
            return Ssh.this.run(List.of("-S", control.toString()), command);
        }

        /** Has something done with it: forward, cancel, check .. */
        Programs.Outcome ask(String what, String... options) throws IOException, InterruptedException {
            List<String> all = new ArrayList<>(List.of("-S", control.toString(), "-O", what));
            all.addAll(List.of(options));
            return Ssh.this.run(all);
        }

        @Override
        public void close() throws IOException {
            try {
                ask("exit");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
