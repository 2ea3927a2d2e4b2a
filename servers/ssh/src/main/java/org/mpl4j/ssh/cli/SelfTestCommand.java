package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code mpl-sshd self-test}: serves on a free port of this machine with fresh keys, logs in again and again, moves data both ways by each cipher, and stops. What it loads
 * and finds out about itself on its way is what a start-up archive holds, so it does each thing often enough to be compiled.
 */
@Command(
        name = "self-test",
        description =
                "Serves on a free port of this machine with fresh keys, logs in, moves data both ways by each cipher, and stops.",
        mixinStandardHelpOptions = true)
final class SelfTestCommand implements Callable<Integer> {
    private static final String TYPE = "ssh-ed25519";

    @Option(
            names = "--logins",
            paramLabel = "NUMBER",
            defaultValue = "40",
            description = "How often to log in by each of two methods of key exchange (default: ${DEFAULT-VALUE}).")
    private int logins;

    @Option(
            names = "--megabytes",
            paramLabel = "NUMBER",
            defaultValue = "200",
            description = "How much to move by each cipher, each way (default: ${DEFAULT-VALUE}).")
    private int megabytes;

    @Override
    public Integer call() throws IOException, KeyFormatException {
        new SelfTest(
                        PrivateKeyFile.generate(TYPE, "").key(),
                        PrivateKeyFile.generate(TYPE, "").key(),
                        logins,
                        megabytes)
                .run(System.out);
        return 0;
    }
}
