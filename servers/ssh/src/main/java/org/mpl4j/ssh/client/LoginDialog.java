package org.mpl4j.ssh.client;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.auth.Signed;
import org.mpl4j.ssh.crypto.Proposal;
import org.mpl4j.ssh.packets.ssh.SshPublicKey;
import org.mpl4j.ssh.packets.ssh.SshTransport.MessageBranch.Disconnect.ReasonCode;
import org.mpl4j.ssh.packets.ssh.SshUserauth;
import org.mpl4j.ssh.packets.ssh.SshUserauth.Builder.Complete;
import org.mpl4j.ssh.packets.ssh.SshUserauth.Builder.RequestNeedsMethodNameBranch;
import org.mpl4j.ssh.transport.AuthenticationReceiver;
import org.mpl4j.ssh.transport.MessageReceiver;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;
import org.mpl4j.ssh.transport.SignatureAlgorithms;
import org.mpl4j.ssh.transport.Transport;

/** Goes through methods of authentication until one succeeds. Runs on the thread that reads the connection. */
final class LoginDialog implements AuthenticationReceiver {
    private static final String SERVICE = "ssh-connection";
    private static final String NONE = "none";

    private final Sender sender;
    private final ClientOptions options;
    private final Supplier<MessageReceiver> service;
    private final CompletableFuture<Boolean> accepted = new CompletableFuture<>();
    private final CompletableFuture<Boolean> loggedIn = new CompletableFuture<>();
    private final boolean isLoggingIn;
    private Bytes method = Bytes.EMPTY;
    private @Nullable LoginMethod current;
    private SignatureAlgorithms signatureAlgorithms = SignatureAlgorithms.UNKNOWN;

    /**
     * For one connection.
     *
     * @param isLoggingIn whether it begins when the server is ready; else the connection stays as it is
     * @param service what begins when somebody has logged in
     */
    LoginDialog(Sender sender, ClientOptions options, boolean isLoggingIn, Supplier<MessageReceiver> service) {
        this.sender = sender;
        this.options = options;
        this.isLoggingIn = isLoggingIn;
        this.service = service;
    }

    /** {@return is done when the server is ready for the first request} */
    CompletableFuture<Boolean> accepted() {
        return accepted;
    }

    /** {@return is done when somebody has logged in} */
    CompletableFuture<Boolean> loggedIn() {
        return loggedIn;
    }

    /** The connection is over. */
    void ended(String reason) {
        IOException problem = new IOException(reason);
        accepted.completeExceptionally(problem);
        loggedIn.completeExceptionally(problem);
    }

    ClientLog log() {
        return options.log();
    }

    /** {@return who logs in where, for people} */
    String who() {
        return options.user() + "@" + options.host();
    }

    SignatureAlgorithms signatureAlgorithms() {
        return signatureAlgorithms;
    }

    /** Sends a request. */
    void request(String name, Function<RequestNeedsMethodNameBranch, Complete> content) throws IOException {
        method = Bytes.ofUtf8(name);
        respond(message ->
                content.apply(message.asRequest().userName(options.user()).serviceName(SERVICE)));
    }

    /** Sends another message. */
    void respond(SshUserauth.Builder.Content message) throws IOException {
        sender.sendAuthentication(message);
    }

    /** {@return what the signature of a request by a key is of} */
    byte[] toBeSigned(String name, String algorithm, SshPublicKey key) {
        Signed.Request request =
                new Signed.Request(Bytes.ofUtf8(options.user()), Bytes.ofUtf8(SERVICE), Bytes.ofUtf8(name));
        return Signed.bytes(sender.sessionId(), request, Bytes.ofUtf8(algorithm), key, Bytes.EMPTY);
    }

    @Override
    public Bytes method() {
        return method;
    }

    @Override
    public void extension(String name, Bytes value) {
        if (name.equals(Transport.SIGNATURE_ALGORITHMS)) {
            signatureAlgorithms = SignatureAlgorithms.of(value);
            log().detail("the server takes signatures by " + value.latin1());
        }
    }

    @Override
    public void ready() throws IOException, ProtocolException {
        accepted.complete(true);
        if (!isLoggingIn) {
            return;
        }
        if (options.asksFirst()) {
            request(NONE, RequestNeedsMethodNameBranch::asNone);
        } else {
            tryNext(options.methods().stream().map(LoginMethod::name).toList());
        }
    }

    @Override
    public Optional<MessageReceiver> receive(SshUserauth message) throws IOException, ProtocolException {
        switch (message.messageBranch()) {
            case SshUserauth.MessageBranch.Success done -> {
                MessageReceiver next = service.get();
                loggedIn.complete(true);
                return Optional.of(next);
            }
            case SshUserauth.MessageBranch.Failure failure -> {
                List<String> names = Proposal.names(failure.authenticationsThatCanContinue());
                log().detail((failure.partialSuccess() ? "more is needed" : "not accepted") + "; can continue: "
                        + names);
                tryNext(names);
            }
            case SshUserauth.MessageBranch.Banner banner ->
                log().banner(printable(banner.banner().utf8()));
            default -> {
                if (current == null) {
                    throw new ProtocolException("message " + message.messageKind() + " answers nothing");
                }
                current.answer(this, message);
            }
        }
        return Optional.empty();
    }

    private void tryNext(List<String> names) throws IOException, ProtocolException {
        for (LoginMethod one : options.methods()) {
            if (names.contains(one.name()) && one.attempt(this)) {
                current = one;
                return;
            }
        }
        String denied = "%s: permission denied (%s)".formatted(who(), Proposal.nameList(names));
        loggedIn.completeExceptionally(new LoginRefusedException(denied));
        throw new ProtocolException(ReasonCode.NoMoreAuthMethodsAvailable, denied);
    }

    /** {@return text of the server's without what would control a terminal} */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }
}
