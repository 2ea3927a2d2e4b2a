package org.mpl4j.ssh.interop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.OptionalFeature;
import org.apache.sshd.common.cipher.BuiltinCiphers;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.kex.BuiltinDHFactories;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.mac.BuiltinMacs;
import org.apache.sshd.common.signature.BuiltinSignatures;

/** Apache MINA SSHD's client, in this process. */
final class Mina implements Client {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final SshClient client = SshClient.setUpDefaultClient();

    Mina() {
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.setFilePasswordProvider(FilePasswordProvider.EMPTY);
        client.setKeyExchangeFactories(NamedFactory.setUpTransformedFactories(
                true, BuiltinDHFactories.VALUES.stream().toList(), ClientBuilder.DH2KEX));
        client.setCipherFactories(supported(BuiltinCiphers.VALUES));
        client.setMacFactories(supported(BuiltinMacs.VALUES));
        client.setSignatureFactories(supported(BuiltinSignatures.VALUES));
        client.setCompressionFactories(List.of(BuiltinCompressions.none, BuiltinCompressions.delayedZlib));
        client.start();
    }

    private static <T, F extends NamedFactory<T> & OptionalFeature> List<NamedFactory<T>> supported(Set<F> all) {
        List<NamedFactory<T>> supported = new ArrayList<>();
        all.stream().filter(OptionalFeature::isSupported).forEach(supported::add);
        return supported;
    }

    @Override
    public String name() {
        return "MINA";
    }

    @Override
    public String version() {
        return client.getVersion();
    }

    @Override
    public boolean isInstalled() {
        return true;
    }

    @Override
    public void echo(Login login, Path input, Path output) throws IOException {
        try (ClientSession session = client.connect(login.user(), "127.0.0.1", login.port())
                .verify(TIMEOUT)
                .getSession()) {
            logIn(session, login);
            run(session, input, output);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void logIn(ClientSession session, Login login) throws IOException, GeneralSecurityException {
        switch (login.method()) {
            case "publickey" -> {
                session.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
                session.addPublicKeyIdentity(keyPair(session, login));
            }
            case "password" -> {
                session.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
                session.addPasswordIdentity(login.password());
            }
            default -> {
                session.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
                session.addPasswordIdentity(login.password());
            }
        }
        session.auth().verify(TIMEOUT);
    }

    private static KeyPair keyPair(ClientSession session, Login login) throws IOException, GeneralSecurityException {
        KeyPair plain = new FileKeyPairProvider(login.key())
                .loadKeys(session)
                .iterator()
                .next();
        if (login.certificate().isEmpty()) {
            return plain;
        }
        String line = Files.readString(login.certificate().get());
        return new KeyPair(
                PublicKeyEntry.parsePublicKeyEntry(line)
                        .resolvePublicKey(session, null, PublicKeyEntryResolver.FAILING),
                plain.getPrivate());
    }

    private static void run(ClientSession session, Path input, Path output) throws IOException {
        try (ChannelExec channel = session.createExecChannel("cat");
                OutputStream out = Files.newOutputStream(output)) {
            channel.setIn(new ByteArrayInputStream(Files.readAllBytes(input)));
            channel.setOut(out);
            channel.open().verify(TIMEOUT);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), TIMEOUT);
            Integer status = channel.getExitStatus();
            if (status == null || status != 0) {
                throw new IOException("cat has ended with " + status);
            }
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
