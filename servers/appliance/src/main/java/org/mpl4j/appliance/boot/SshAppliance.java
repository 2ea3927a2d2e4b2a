package org.mpl4j.appliance.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mpl4j.servers.common.conduit.ConduitDirectory;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.link.ListenerFactory;
import org.mpl4j.servers.common.link.SocketListener;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.ssh.config.ConfigReader;
import org.mpl4j.ssh.crypto.Algorithms;
import org.mpl4j.ssh.forward.TcpConnector;
import org.mpl4j.ssh.operate.Operation;
import org.mpl4j.ssh.operate.SealedLogins;
import org.mpl4j.ssh.operate.Sshd;
import org.mpl4j.ssh.operate.StartOptions;
import org.mpl4j.tcpip.socket.StackListener;

/** The main class of SSH servers: files that do not change, and connections that are made for clients. Private keys, and all else, are in the image. */
public final class SshAppliance {
    /** The folder of the configuration, below that of the image. */
    public static final String FOLDER = "etc/sshd";

    /** How long lines of the log are kept, so that what writes them is not loaded before the first answer. */
    private static final Duration QUIET = Duration.ofSeconds(1);

    private SshAppliance() {}

    /** Serves, or is trained. */
    public static void main(String... arguments) {
        // Calls of a library would be made ready when the first client wants this cipher, which OpenSSH's does.
        System.setProperty(Algorithms.LIBRARY, "false");
        HeldLog.hold();
        Appliance.main(SshAppliance::run, arguments);
    }

    private static void run(Settings settings, Path image, @Nullable BootNetwork network, boolean isTraining)
            throws IOException, InterruptedException {
        Path folder = image.resolve(FOLDER);
        Path file = folder.resolve(settings.get("sshd-config"));
        List<SshTraining.Key> trainees = isTraining ? SshTraining.keys() : List.of();
        SealedLogins logins = new SealedLogins(
                folder,
                network == null ? TcpConnector.ofKernel() : connector(network),
                trainees.stream().map(SshTraining.Key::publicKey).toList());
        ListenerFactory listeners =
                network == null ? SocketListener::new : address -> StackListener.open(network.stack(), address);
        Sshd sshd = start(file, new StartOptions(List.of(), false, listeners, List.of(), logins));
        if (network != null) {
            network.begin();
        }
        Stages.reached("serving");
        Operation operation = new Operation(sshd, System.err);
        if (isTraining && network != null) {
            new SshTraining(settings, sshd.settings(), network.asking(), trainees).run();
            network.train(settings);
            Appliance.stopSoon();
        }
        Thread.ofPlatform().daemon().name("log").start(() -> log(sshd));
        operation.run();
        Operation.log(sshd.settings(), System.err);
    }

    private static TcpConnector connector(BootNetwork network) {
        StackConnector stack = new StackConnector(network.stack());
        Path directory = network.doors().directory();
        return directory == null ? stack : new NamedConnector(stack, new ConduitDirectory(directory));
    }

    private static Sshd start(Path file, StartOptions start) throws IOException {
        try {
            return new Sshd(problems -> new ConfigReader(problems).file(file).config(), start, line -> {});
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void log(Sshd sshd) {
        try {
            Thread.sleep(QUIET);
            Operation.log(sshd.settings(), System.err);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
