package org.mpl4j.ssh.sealed;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.forward.ForwardRules;
import org.mpl4j.ssh.forward.TcpConnector;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.sftp.SftpOptions;

/**
 * What goes for who has logged in.
 *
 * @param limits of channels
 * @param opening where connections may be made to
 * @param tcp makes them
 * @param files how files are served, if there are any
 * @param hostKeys all keys of the host
 * @param silence how long a client may be silent before it is asked; zero: for ever
 * @param mostQuestions how many questions may be left without an answer
 * @param log what is worth a line
 * @param opened is told the type of each channel that the client opens
 */
public record SealedSettings(
        ChannelLimits limits,
        ForwardRules.Permits opening,
        TcpConnector tcp,
        Optional<SftpOptions> files,
        List<SigningKey> hostKeys,
        Duration silence,
        int mostQuestions,
        Consumer<String> log,
        Consumer<String> opened) {
    public SealedSettings {
        hostKeys = List.copyOf(hostKeys);
    }
}
