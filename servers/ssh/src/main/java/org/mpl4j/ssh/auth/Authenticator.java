package org.mpl4j.ssh.auth;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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

/** Finds out who one client is (RFC 4252, RFC 4256). For the thread that reads the connection. */
public final class Authenticator implements AuthenticationReceiver {
    private static final String SERVICE = "ssh-connection";
    private static final String HOSTBOUND = "publickey-hostbound-v00@openssh.com";

    private final Sender sender;
    private final AuthenticationOptions options;
    private final Accounts accounts;
    private final KeyCheck keys;
    private final Supplier<byte[]> hostKey;
    private final ConnectionService service;
    private final Progress progress;
    private Bytes method = Bytes.EMPTY;
    private String user = "";
    private boolean isAsked;
    private int failures;
    private final Set<PublicKey> usedKeys = new HashSet<>();
    private KeyCheck.@Nullable Accepted acceptedKey;

    /**
     * Begins.
     *
     * @param sender sends to the client
     * @param options what must be done
     * @param accounts who there is
     * @param hostKey gives the key that the server has proved itself by
     * @param service what begins when the client has logged in
     */
    public Authenticator(
            Sender sender,
            AuthenticationOptions options,
            Accounts accounts,
            Supplier<byte[]> hostKey,
            ConnectionService service) {
        this.sender = sender;
        this.options = options;
        this.accounts = accounts;
        this.keys = new KeyCheck(accounts, sender.remoteAddress(), Clock.systemUTC());
        this.hostKey = hostKey;
        this.service = service;
        this.progress = new Progress(options.sequences());
    }

    /** {@return how often the client was refused} */
    public int failures() {
        return failures;
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
        boolean isHostbound = request.methodName().contentEquals(HOSTBOUND);
        String name = isHostbound
                ? AuthenticationOptions.PUBLICKEY
                : request.methodName().latin1();
        if (!progress.next().contains(name)) {
            return fail();
        }
        return switch (request.methodNameBranch()) {
            case MethodNameBranch.Publickey key -> key(request, offer(key));
            case MethodNameBranch.PublickeyHostbound key -> {
                boolean isOwn = Arrays.equals(key.hostKey().encoded().toArray(), hostKey.get());
                yield isOwn ? key(request, offer(key)) : fail();
            }
            case MethodNameBranch.Password password -> password(password);
            case MethodNameBranch.KeyboardInteractive ignored -> ask();
            default -> fail();
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
        user = name;
        method = request.methodName().copy();
        if (!isAsked && !options.banner().isEmpty()) {
            sender.sendAuthentication(builder -> builder.asBanner().banner(options.banner()));
        }
        isAsked = true;
    }

    /** A key, and perhaps a signature. */
    private record Offer(Bytes algorithm, SshPublicKey key, Optional<byte[]> signature, Bytes hostKey) {}

    private Optional<MessageReceiver> key(SshUserauth.MessageBranch.Request request, Offer offer)
            throws IOException, ProtocolException {
        String algorithm = offer.algorithm().latin1();
        Optional<KeyCheck.Accepted> accepted =
                keys.accept(user, offer.key().encoded().toArray());
        boolean isTaken = accepted.isPresent()
                && options.keyAlgorithms().contains(plain(algorithm))
                && accepted.get().key().algorithms().contains(algorithm);
        if (!isTaken) {
            return fail();
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
            return fail();
        }
        acceptedKey = key;
        return succeed(AuthenticationOptions.PUBLICKEY);
    }

    private static String plain(String algorithm) {
        return algorithm.replace("-cert-v01@openssh.com", algorithm.startsWith("sk-") ? "@openssh.com" : "");
    }

    private Optional<MessageReceiver> password(MethodNameBranch.Password request)
            throws IOException, ProtocolException {
        if (request.changeBranch() instanceof MethodNameBranch.Password.ChangeBranch.Login login) {
            return check(login.password().toArray(), AuthenticationOptions.PASSWORD);
        }
        return fail();
    }

    private Optional<MessageReceiver> ask() throws IOException {
        sender.sendAuthentication(builder -> builder.asInfoRequest()
                .prompts(list -> list.add(one -> one.prompt("Password: ").echo(false))));
        return Optional.empty();
    }

    private Optional<MessageReceiver> answer(SshUserauth.MessageBranch.InfoResponse response)
            throws IOException, ProtocolException {
        if (response.responses().size() != 1) {
            return fail();
        }
        return check(response.responses().get(0).response().toArray(), AuthenticationOptions.KEYBOARD_INTERACTIVE);
    }

    private Optional<MessageReceiver> check(byte[] password, String name) throws IOException, ProtocolException {
        long since = System.nanoTime();
        boolean isRight = accounts.isPassword(user, password);
        Arrays.fill(password, (byte) 0);
        if (isRight) {
            return succeed(name);
        }
        waitUntil(since + options.passwordTime().toNanos());
        return fail();
    }

    private static void waitUntil(long nanoTime) throws IOException {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Optional<MessageReceiver> succeed(String name) throws IOException {
        if (!progress.succeed(name)) {
            tell(true);
            return Optional.empty();
        }
        List<String> done = progress.done();
        KeyCheck.Accepted key = acceptedKey;
        Login login = key == null
                ? new Login(user, done, Optional.empty(), Optional.empty(), Map.of(), Optional.empty())
                : key.login(user, done);
        sender.sendAuthentication(builder -> builder.asSuccess());
        return Optional.of(service.start(sender, login));
    }

    private Optional<MessageReceiver> fail() throws IOException, ProtocolException {
        if (failures == options.maxFailures()) {
            throw new ProtocolException(ReasonCode.NoMoreAuthMethodsAvailable, "too many authentication failures");
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
