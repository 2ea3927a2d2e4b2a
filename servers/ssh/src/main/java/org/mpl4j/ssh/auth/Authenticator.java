package org.mpl4j.ssh.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.packets.ssh.SshUserauth;
import org.mpl4j.ssh.packets.ssh.SshUserauth.MessageBranch.Request.MethodNameBranch;
import org.mpl4j.ssh.transport.AuthenticationReceiver;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;
import org.mpl4j.ssh.transport.SignatureAlgorithms;

/** Finds out who one client is (RFC 4252, RFC 4256). For the thread that reads the connection. */
public final class Authenticator implements AuthenticationReceiver {
    private static final String SERVICE = "ssh-connection";
    private static final String HOSTBOUND = "publickey-hostbound-v00@openssh.com";

    private final Sender sender;
    private final LoginRules rules;
    private final Accounts accounts;
    private final KeyCheck keys;
    private final Supplier<byte[]> hostKey;
    private final ConnectionService service;
    private final AuthenticationLog log;
    private AuthenticationOptions options;
    private Progress progress;
    private Standing standing = Standing.UNKNOWN;
    private List<Question> questions = List.of();
    private Bytes method = Bytes.EMPTY;
    private String methodName = "";
    private String user = "";
    private boolean isAsked;
    private int failures;
    private final Set<PublicKey> usedKeys = new HashSet<>();
    private @Nullable Login byKeys;

    /**
     * Begins.
     *
     * @param sender sends to the client
     * @param rules what must be done, and who there is
     * @param hostKey gives the key that the server has proved itself by
     * @param service what begins when the client has logged in
     * @param log is told how the client fares
     */
    public Authenticator(
            Sender sender,
            LoginRules rules,
            Supplier<byte[]> hostKey,
            ConnectionService service,
            AuthenticationLog log) {
        this.sender = sender;
        this.rules = rules;
        this.accounts = rules.accounts(sender);
        this.keys = new KeyCheck(accounts, sender.remoteAddress(), Clock.systemUTC());
        this.hostKey = hostKey;
        this.service = service;
        this.log = log;
        this.options = rules.options(sender, "");
        this.progress = new Progress(options.sequences());
    }

    @Override
    public Bytes method() {
        return method;
    }

    @Override
    public Optional<MessageReceiver> receive(SshUserauth message) throws IOException, ProtocolException {
        return switch (message.messageBranch()) {
            case SshUserauth.MessageBranch.Request request -> request(request);
            case SshUserauth.MessageBranch.InfoResponse response -> answer(response);
            default -> Optional.empty();
        };
    }

    private Optional<MessageReceiver> request(SshUserauth.MessageBranch.Request request)
            throws IOException, ProtocolException {
        begin(request);
        questions = List.of();
        boolean isHostbound = request.methodName().contentEquals(HOSTBOUND);
        String name = isHostbound
                ? AuthenticationOptions.PUBLICKEY
                : request.methodName().latin1();
        methodName = name;
        if (!progress.next().contains(name)) {
            return fail(Optional.empty());
        }
        return switch (request.methodNameBranch()) {
            case MethodNameBranch.Publickey key -> key(request, offer(key));
            case MethodNameBranch.PublickeyHostbound key -> {
                boolean isOwn = Arrays.equals(key.hostKey().encoded().toArray(), hostKey.get());
                yield isOwn ? key(request, offer(key)) : fail(Optional.empty());
            }
            case MethodNameBranch.Password password -> password(password);
            case MethodNameBranch.KeyboardInteractive ignored -> ask();
            default -> fail(Optional.empty());
        };
    }

    private static Offer offer(MethodNameBranch.Publickey key) {
        Optional<byte[]> signature =
                key.hasSignature() ? Optional.of(key.signature().encoded().toArray()) : Optional.empty();
        return new Offer(key.algorithmName(), key.publicKey(), signature, Bytes.EMPTY);
    }

    private static Offer offer(MethodNameBranch.PublickeyHostbound key) {
        Optional<byte[]> signature =
                key.hasSignature() ? Optional.of(key.signature().encoded().toArray()) : Optional.empty();
        return new Offer(key.algorithmName(), key.publicKey(), signature, Signed.string(key.hostKey()));
    }

    /** What goes for each request, whatever its method is. */
    private void begin(SshUserauth.MessageBranch.Request request) throws IOException, ProtocolException {
        if (!request.serviceName().contentEquals(SERVICE)) {
            throw new ProtocolException(ReasonCode.ServiceNotAvailable, "only " + SERVICE + " can be asked for");
        }
        String name = request.userName().utf8();
        if (isAsked && !name.equals(user)) {
            throw new ProtocolException("the name of the user must not change");
        }
        method = request.methodName().copy();
        if (!isAsked) {
            isAsked = true;
            name(name);
        }
    }

    private void name(String name) throws IOException {
        user = name;
        standing = accounts.standing(name);
        log.named(name, standing);
        options = rules.options(sender, name);
        progress = new Progress(options.sequences());
        String banner = options.banner();
        if (!banner.isEmpty()) {
            sender.sendAuthentication(builder -> builder.asBanner().banner(banner));
        }
    }

    /** A key, and perhaps a signature. */
    private record Offer(Bytes algorithm, SshPublicKey key, Optional<byte[]> signature, Bytes hostKey) {}

    private Optional<MessageReceiver> key(SshUserauth.MessageBranch.Request request, Offer offer)
            throws IOException, ProtocolException {
        String algorithm = offer.algorithm().latin1();
        byte[] blob = offer.key().encoded().toArray();
        Optional<KeyCheck.Accepted> accepted = keys.accept(user, blob);
        boolean isTaken = accepted.isPresent()
                && standing == Standing.ALLOWED
                && options.keyAlgorithms().contains(SignatureAlgorithms.plain(algorithm))
                && accepted.get().key().algorithms().contains(algorithm);
        if (!isTaken) {
            return fail(KeyCheck.parse(blob));
        }
        if (offer.signature().isEmpty()) {
            sender.sendAuthentication(
                    builder -> builder.asPkOk().algorithmName(offer.algorithm()).publicKey(offer.key()));
            return Optional.empty();
        }
        byte[] signed = Signed.bytes(sender.sessionId(), request, offer.algorithm(), offer.key(), offer.hostKey());
        KeyCheck.Accepted key = accepted.get();
        boolean isRight = key.key().verify(algorithm, signed, offer.signature().get(), key.rules());
        // Where two keys are demanded, one of them is not enough.
        if (!isRight || !usedKeys.add(key.key().plain())) {
            return fail(Optional.of(key.key()));
        }
        Login login = key.login(user);
        if (byKeys != null && !byKeys.agreesWith(login)) {
            return fail(Optional.of(key.key()));
        }
        byKeys = byKeys == null ? login : byKeys.and(login);
        return succeed(AuthenticationOptions.PUBLICKEY, Optional.of(key.key()));
    }

    private Optional<MessageReceiver> password(MethodNameBranch.Password request)
            throws IOException, ProtocolException {
        if (request.changeBranch() instanceof MethodNameBranch.Password.ChangeBranch.Login login) {
            return check(AuthenticationOptions.PASSWORD, List.of(Question.PASSWORD), List.of(login.password()));
        }
        return fail(Optional.empty());
    }

    private Optional<MessageReceiver> ask() throws IOException {
        questions = Question.of(progress.full(AuthenticationOptions.KEYBOARD_INTERACTIVE), options.questions());
        sender.sendAuthentication(builder -> builder.asInfoRequest().prompts(list -> {
            for (Question question : questions) {
                list.add(one -> one.prompt(question.prompt()).echo(false));
            }
        }));
        return Optional.empty();
    }

    private Optional<MessageReceiver> answer(SshUserauth.MessageBranch.InfoResponse response)
            throws IOException, ProtocolException {
        List<Bytes> answers = new ArrayList<>();
        response.responses().forEach(one -> answers.add(one.response()));
        return check(progress.full(AuthenticationOptions.KEYBOARD_INTERACTIVE), questions, answers);
    }

    /** All answers are looked at, whichever is wrong, so that time tells nothing. */
    private Optional<MessageReceiver> check(String name, List<Question> asked, List<Bytes> answers)
            throws IOException, ProtocolException {
        long since = System.nanoTime();
        boolean isRight = !asked.isEmpty() && asked.size() == answers.size();
        for (int i = 0; i < asked.size() && i < answers.size(); i++) {
            byte[] answer = answers.get(i).toArray();
            isRight &= asked.get(i).isAnswer(accounts, user, answer);
            Arrays.fill(answer, (byte) 0);
        }
        if (isRight && standing == Standing.ALLOWED) {
            return succeed(name, Optional.empty());
        }
        waitUntil(since + options.passwordTime().toNanos());
        return fail(Optional.empty());
    }

    private static void waitUntil(long nanoTime) throws IOException {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Optional<MessageReceiver> succeed(String name, Optional<PublicKey> usedKey) throws IOException {
        if (!progress.succeed(name)) {
            log.partial(methodName, usedKey);
            tell(true);
            return Optional.empty();
        }
        List<String> done = progress.done();
        Login login = byKeys == null
                ? new Login(user, done, Optional.empty(), Optional.empty(), Map.of(), Optional.empty())
                : byKeys.by(done);
        log.loggedIn(login);
        sender.sendAuthentication(builder -> builder.asSuccess());
        return Optional.of(service.start(sender, login));
    }

    private Optional<MessageReceiver> fail(Optional<PublicKey> key) throws IOException, ProtocolException {
        log.failed(methodName, key);
        if (failures == options.maxFailures()) {
            throw new ProtocolException(ReasonCode.NoMoreAuthMethodsAvailable, "Too many authentication failures");
        }
        failures++;
        tell(false);
        return Optional.empty();
    }

    private void tell(boolean isPartial) throws IOException {
        String methods = Proposal.nameList(progress.next());
        sender.sendAuthentication(builder ->
                builder.asFailure().authenticationsThatCanContinue(methods).partialSuccess(isPartial));
    }
}
