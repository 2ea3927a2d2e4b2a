package org.mpl4j.ssh.sealed;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.connection.HostKeyProofs;
import org.mpl4j.ssh.connection.KeepAlive;
import org.mpl4j.ssh.connection.OpenRequest;
import org.mpl4j.ssh.forward.DirectForwards;
import org.mpl4j.ssh.forward.ForwardRules;
import org.mpl4j.ssh.keys.KeyOptions;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.ChannelTypeKind;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest.RequestNameKind;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/** Files and forwarding for who logs in, as far as the settings, the key and the certificate let them. Nothing is listened on for clients. */
public final class SealedConnections implements ConnectionService {
    private static final String INTERNAL_SFTP = "internal-sftp";

    private final SealedSettings settings;

    /** For logins with the same settings. */
    public SealedConnections(SealedSettings settings) {
        this.settings = settings;
    }

    @Override
    public MessageReceiver start(Sender sender, Login login) {
        return new Connection(settings, sender, login).channels;
    }

    /** What one login has. */
    private static final class Connection {
        private final SealedSettings settings;
        private final DirectForwards forwards;
        private final HostKeyProofs proofs;
        private final boolean hasFiles;
        private final Channels channels;
        private final Optional<KeepAlive> keepAlive;

        Connection(SealedSettings settings, Sender sender, Login login) {
            this.settings = settings;
            forwards = new DirectForwards(rules(settings, login), settings.tcp(), settings.log());
            proofs = new HostKeyProofs(settings.hostKeys(), sender.sessionId());
            // A key or certificate may force a command, of which there is one.
            hasFiles = login.forcedCommand()
                    .filter(command -> !command.equals(INTERNAL_SFTP))
                    .isEmpty();
            channels = new Channels(sender, settings.limits(), this::open, this::answer, this::close);
            keepAlive = settings.silence().isZero()
                    ? Optional.empty()
                    : Optional.of(new KeepAlive(
                            sender, channels.globalRequests(), settings.silence(), settings.mostQuestions()));
            tellHostKeys();
        }

        private static ForwardRules rules(SealedSettings settings, Login login) {
            ForwardRules rules =
                    ForwardRules.none().with(settings.opening(), ForwardRules.Permits.none(), ForwardRules.Others.NONE);
            return login.allows(KeyOptions.Permission.PORT_FORWARDING)
                    ? rules.within(login.options().map(KeyOptions::permitOpen).orElse(List.of()), List.of())
                    : ForwardRules.none();
        }

        private void tellHostKeys() {
            try {
                proofs.tell(channels.globalRequests());
            } catch (IOException e) {
                // The connection is over; its reader finds out.
            }
        }

        private void open(OpenRequest request) {
            ChannelTypeKind kind = request.open().channelTypeKind();
            settings.opened()
                    .accept(
                            kind == ChannelTypeKind.Other
                                    ? "other"
                                    : request.open().channelType().latin1());
            if (kind == ChannelTypeKind.Session) {
                request.accept(new SealedSession(hasFiles ? settings.files() : Optional.empty(), settings.log()));
            } else {
                forwards.open(request);
            }
        }

        private Answer answer(SshGlobalRequest request) throws ProtocolException {
            if (request.requestNameKind() == RequestNameKind.HostkeysProve) {
                return proofs.answer(request);
            }
            settings.log()
                    .accept("refusing " + request.requestName().latin1() + ": nothing is listened on for clients here");
            return Answer.REFUSED;
        }

        private void close() {
            keepAlive.ifPresent(KeepAlive::close);
        }
    }
}
