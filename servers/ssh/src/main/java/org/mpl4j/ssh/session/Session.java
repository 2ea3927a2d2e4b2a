package org.mpl4j.ssh.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mpl4j.ssh.connection.Answer;
import org.mpl4j.ssh.connection.Channel;
import org.mpl4j.ssh.connection.ChannelHandler;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.RequestTypeBranch.PtyReq;
import org.mpl4j.ssh.packets.ssh.SshChannelRequest.RequestTypeBranch.WindowChange;
import org.mpl4j.ssh.sftp.SftpOptions;

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
                        request.asEnv().variableName().utf8(), request.asEnv().variableValue()));
            case Shell -> run(channel, Optional.empty());
            case Exec -> run(channel, Optional.of(request.asExec().command().toArray()));
            case Subsystem ->
                subsystem(channel, request.asSubsystem().subsystemName().utf8());
            case WindowChange -> resize(request.asWindowChange());
            case Signal -> signal(request.asSignal().signalName().utf8());
            case Break -> answer(terminal.map(Terminal::sendBreak).orElse(false));
            case AuthAgentReqOpenssh, AgentReq -> {
                agent = settings.agent().get();
                yield answer(agent.isPresent());
            }
            case Eow -> {
                channel.stopOutput();
                program.ifPresent(Program::stopOutput);
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
        try {
            terminal = Optional.of(Terminal.open(request));
            return Answer.GRANTED;
        } catch (IOException e) {
            settings.log().accept("no terminal was given: " + e.getMessage());
            return Answer.REFUSED;
        }
    }

    private Answer subsystem(Channel channel, String name) {
        if (settings.forcedCommand().isPresent()) {
            return run(channel, Optional.of(bytes(name)));
        }
        return name.equals(SFTP) ? sftp(channel) : Answer.REFUSED;
    }

    private Answer sftp(Channel channel) {
        if (settings.sftp().isEmpty() || program.isPresent()) {
            return Answer.REFUSED;
        }
        return settings.account().isOther()
                ? sftpAsAnother(channel, settings.sftp().get())
                : started(new SftpProgram(channel, settings.sftp().get(), settings.log()));
    }

    /** What this process would serve, it would serve as the wrong user. */
    private Answer sftpAsAnother(Channel channel, SftpOptions options) {
        Account account = settings.account();
        if (account.fileServer().isEmpty() || options.root().isPresent() || options.isReadOnly()) {
            settings.log()
                    .accept("no files are served as " + account.user()
                            + ": that needs a command that does so, and neither a root nor read-only files");
            return Answer.REFUSED;
        }
        return launch(channel, account.fileServer().map(Session::bytes), Optional.empty());
    }

    private Answer run(Channel channel, Optional<byte[]> asked) {
        Optional<String> forced = settings.forcedCommand();
        if (forced.filter(SessionSettings.INTERNAL_SFTP::equals).isPresent()) {
            return sftp(channel);
        }
        return forced.isPresent()
                ? launch(channel, forced.map(Session::bytes), asked)
                : launch(channel, asked, Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Answer launch(Channel channel, Optional<byte[]> command, Optional<byte[]> original) {
        if (program.isPresent()
                || command.filter(Environment::hasZero).isPresent()
                || original.filter(Environment::hasZero).isPresent()) {
            return Answer.REFUSED;
        }
        try {
            return started(new ProcessProgram(channel, start(command, original)));
        } catch (IOException e) {
            settings.log().accept("no program was started: " + e.getMessage());
            return Answer.REFUSED;
        }
    }

    private ChildProcess start(Optional<byte[]> command, Optional<byte[]> original) throws IOException {
        if (!Launch.isAvailable()) {
            throw new IOException(Launch.MISSING);
        }
        Account account = settings.account();
        Launch launch = new Launch(account, command, environment.variables(terminal, agent, original));
        if (!launch.directory().equals(account.home())) {
            settings.log().accept("the home " + account.home() + " cannot be entered: the program begins in /");
        }
        if (terminal.isPresent() && account.isOther()) {
            terminal.get().giveTo(account.user());
        }
        return ChildProcess.start(launch, terminal);
    }

    private Answer started(Program started) {
        program = Optional.of(started);
        return Answer.granted(started::begin);
    }

    private Answer resize(WindowChange change) {
        terminal.ifPresent(present -> present.resize(change));
        return answer(terminal.isPresent());
    }

    /** As with OpenSSH, nobody stops what was not asked for. */
    private Answer signal(String name) {
        return answer(settings.forcedCommand().isEmpty()
                && SignalName.named(name).map(this::signal).orElse(false));
    }

    private boolean signal(SignalName name) {
        return program.map(running -> running.signal(name)).orElse(false);
    }

    /** A program may still have to tell how it ended: a client that shares its connection closes the channel as soon as there is nothing to read any more. */
    @Override
    public boolean closesItself() {
        return program.isPresent();
    }

    @Override
    public void closed(Channel channel) {
        program.ifPresentOrElse(Program::hangUp, () -> terminal.ifPresent(Terminal::close));
    }

    /** Closes a channel, if its connection is not gone. */
    static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Its connection is.
        }
    }
}
