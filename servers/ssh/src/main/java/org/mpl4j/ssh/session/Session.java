package org.mpl4j.ssh.session;

import java.io.IOException;
import java.util.Optional;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.RequestTypeBranch.PtyReq;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.RequestTypeBranch.WindowChange;

/** One session: what the client asks for before a program starts, one program, and what is asked of that. */
public final class Session implements ChannelHandler {
    private static final String SFTP = "sftp";

    private final SessionSettings settings;
    private final Environment environment;
    private Optional<Terminal> terminal = Optional.empty();
    private Optional<String> agent = Optional.empty();
    private Optional<Program> program = Optional.empty();

    /** A session of a login. */
    public Session(SessionSettings settings) {
        this.settings = settings;
        environment = new Environment(settings);
    }

    @Override
    public Answer request(Channel channel, SshChannelRequest request) {
        return switch (request.requestTypeKind()) {
            case PtyReq -> openTerminal(request.asPtyReq());
            case Env ->
                answer(environment.request(
                        request.asEnv().variableName().utf8(),
                        request.asEnv().variableValue().utf8()));
            case Shell -> run(channel, Optional.empty());
            case Exec -> run(channel, Optional.of(request.asExec().command().utf8()));
            case Subsystem ->
                subsystem(channel, request.asSubsystem().subsystemName().utf8());
            case WindowChange -> resize(request.asWindowChange());
            case Signal -> signal(request.asSignal().signalName().utf8());
            // As OpenSSH does it: what a terminal's driver makes of a break.
            case Break -> answer(terminal.isPresent() && signal(SignalName.INT));
            case AuthAgentReqOpenssh, AgentReq -> {
                agent = settings.agent().get();
                yield answer(agent.isPresent());
            }
            case Eow -> {
                channel.stopOutput();
                yield Answer.GRANTED;
            }
            case X11Req, XonXoff, ExitStatus, ExitSignal, Keepalive, Other -> Answer.REFUSED;
        };
    }

    private static Answer answer(boolean isGranted) {
        return isGranted ? Answer.GRANTED : Answer.REFUSED;
    }

    private Answer openTerminal(PtyReq request) {
        if (!settings.allowsTerminals() || program.isPresent() || terminal.isPresent()) {
            return Answer.REFUSED;
        }
        terminal = Optional.of(Terminal.of(request));
        return Answer.GRANTED;
    }

    private Answer subsystem(Channel channel, String name) {
        if (settings.forcedCommand().isPresent()) {
            return run(channel, Optional.of(name));
        }
        return name.equals(SFTP) ? sftp(channel) : Answer.REFUSED;
    }

    private Answer sftp(Channel channel) {
        if (settings.sftp().isEmpty() || program.isPresent()) {
            return Answer.REFUSED;
        }
        return started(new SftpProgram(channel, settings.sftp().get(), settings.log()));
    }

    private Answer run(Channel channel, Optional<String> asked) {
        Optional<String> command = settings.forcedCommand().or(() -> asked);
        if (command.filter(SessionSettings.INTERNAL_SFTP::equals).isPresent()) {
            return sftp(channel);
        }
        if (program.isPresent()) {
            return Answer.REFUSED;
        }
        try {
            Optional<String> original = settings.forcedCommand().isPresent() ? asked : Optional.empty();
            return started(new ProcessProgram(
                    channel,
                    Launch.start(
                            settings.account(), command, environment.variables(terminal, agent, original), terminal)));
        } catch (IOException e) {
            settings.log().accept("no program was started: " + e.getMessage());
            return Answer.REFUSED;
        }
    }

    private Answer started(Program started) {
        program = Optional.of(started);
        return Answer.granted(started::begin);
    }

    private Answer resize(WindowChange change) {
        program.ifPresent(
                running -> running.resize(Terminal.size(change.widthColumns()), Terminal.size(change.heightRows())));
        return answer(program.isPresent() && terminal.isPresent());
    }

    private Answer signal(String name) {
        return answer(SignalName.named(name).map(this::signal).orElse(false));
    }

    private boolean signal(SignalName name) {
        return program.map(running -> running.signal(name)).orElse(false);
    }

    @Override
    public void closed(Channel channel) {
        program.ifPresent(Program::hangUp);
    }
}
