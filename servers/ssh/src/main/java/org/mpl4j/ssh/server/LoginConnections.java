package org.mpl4j.ssh.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mpl4j.ssh.auth.ConnectionService;
import org.mpl4j.ssh.auth.Login;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channels;
import org.mpl4j.ssh.connection.HostKeyProofs;
import org.mpl4j.ssh.connection.KeepAlive;
import org.mpl4j.ssh.connection.OpenRequest;
import org.mpl4j.ssh.forward.AgentSocket;
import org.mpl4j.ssh.forward.DirectForwards;
import org.mpl4j.ssh.forward.ForwardRules;
import org.mpl4j.ssh.forward.RemoteForwards;
import org.mpl4j.ssh.keys.KeyOptions;
import org.mpl4j.ssh.keys.KeyOptions.Permission;
import org.mpl4j.ssh.packets.ssh.SshChannelOpen.ChannelTypeKind;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest.RequestNameKind;
import org.mpl4j.ssh.session.Session;
import org.mpl4j.ssh.session.SessionSettings;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/** Sessions, files and forwarding for everybody who logs in, as far as the settings, the key and the certificate let them. */
public final class LoginConnections implements ConnectionService {
    private final ConnectionSettings settings;

    /** For a server. */
    public LoginConnections(ConnectionSettings settings) {
        this.settings = settings;
    }

    @Override
    public MessageReceiver start(Sender sender, Login login) {
        return new Connection(settings, sender, login).channels;
    }

    /** What one login has. */
    private static final class Connection {
        private final AgentSocket agent;
        private final RemoteForwards remoteForwards;
        private final DirectForwards directForwards;
        private final HostKeyProofs proofs;
        private final SessionSettings sessions;
        private final Channels channels;
        private final Optional<KeepAlive> keepAlive;
        private final Consumer<String> opened;

        Connection(ConnectionSettings settings, Sender sender, Login login) {
            ForwardRules rules = rules(settings.forwarding(), login);
            agent = new AgentSocket(this::channels, settings.log());
            remoteForwards = new RemoteForwards(rules, this::channels, settings.log());
            directForwards = new DirectForwards(rules, settings.log());
            proofs = new HostKeyProofs(settings.hostKeys(), sender.sessionId());
            sessions = sessions(settings, sender, login);
            channels = new Channels(sender, settings.limits(), this::open, this::answer, this::close);
            opened = settings.opened();
            ConnectionSettings.Silence silence = settings.keepAlive();
            keepAlive = silence.interval().isZero()
                    ? Optional.empty()
                    : Optional.of(new KeepAlive(sender, channels.globalRequests(), silence.interval(), silence.most()));
            tellHostKeys(settings);
        }

        private Channels channels() {
            return channels;
        }

        private void tellHostKeys(ConnectionSettings settings) {
            try {
                if (!settings.hostKeys().isEmpty()) {
                    proofs.tell(channels.globalRequests());
                }
            } catch (IOException e) {
                // The connection is over; its reader finds out.
            }
        }

        private SessionSettings sessions(ConnectionSettings settings, Sender sender, Login login) {
            Map<String, String> environment =
                    new HashMap<>(settings.environment().set());
            login.options()
                    .filter(options -> settings.environment().allowsKeys())
                    .map(KeyOptions::environment)
                    .ifPresent(environment::putAll);
            environment.putAll(Addresses.variables(sender));
            boolean allowsAgents = settings.allowsAgents() && login.allows(Permission.AGENT_FORWARDING);
            return new SessionSettings(
                    settings.account(),
                    settings.environment().accepted(),
                    environment,
                    settings.forcedCommand().or(login::forcedCommand),
                    settings.allowsTerminals() && login.allows(Permission.PTY),
                    settings.sftp(),
                    () -> allowsAgents ? agent.path() : Optional.empty(),
                    settings.log());
        }

        private static ForwardRules rules(ForwardRules standard, Login login) {
            if (!login.allows(Permission.PORT_FORWARDING)) {
                return ForwardRules.none();
            }
            return standard.within(
                    login.options().map(KeyOptions::permitOpen).orElse(List.of()),
                    login.options().map(KeyOptions::permitListen).orElse(List.of()));
        }

        private void open(OpenRequest request) {
            boolean isKnown = request.open().channelTypeKind() != ChannelTypeKind.Other;
            opened.accept(isKnown ? request.open().channelType().latin1() : "other");
            if (request.open().channelTypeKind() == ChannelTypeKind.Session) {
                request.accept(new Session(sessions));
            } else {
                directForwards.open(request);
            }
        }

        private Answer answer(SshGlobalRequest request) throws ProtocolException {
            return request.requestNameKind() == RequestNameKind.HostkeysProve
                    ? proofs.answer(request)
                    : remoteForwards.answer(request);
        }

        private void close() {
            keepAlive.ifPresent(KeepAlive::close);
            remoteForwards.close();
            agent.close();
        }
    }
}
