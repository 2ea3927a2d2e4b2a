package org.mpl4j.ssh.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.Passphrase;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.transport.HostKey;

/** What all trials have in common: a folder with keys of each kind and something to send, users, and servers. */
final class ProvingGround implements AutoCloseable {
    /** The user who may do everything, by any of the keys, certificates or {@link #PASSWORD}. */
    static final String USER = "alice";

    static final String PASSWORD = "open sesame";

    private static final int INPUT_BYTES = 300_000;

    private final Path folder;
    private final Users users = new Users();
    private final List<TrialServer> servers = new ArrayList<>();
    private final List<HostKey> hostKeys = new ArrayList<>();
    private int files;

    ProvingGround() {
        try {
            // Short, as it has sockets.
            folder = Files.createTempDirectory("mpl-ssh");
            StringBuilder authorized = new StringBuilder();
            for (KeyKind kind : KeyKind.ALL) {
                hostKeys.add(new HostKey(makeKey("host_" + kind.file(), kind.type())));
                makeKey(kind.file(), kind.type());
                authorized.append(publicText(kind.file()));
            }
            makeKey("user_ca", "ssh-ed25519");
            makeKey("host_ca", "ssh-ed25519");
            users.put(USER, authorized + "cert-authority " + publicText("user_ca"));
            users.putPassword(USER, PASSWORD);
            byte[] content = new byte[INPUT_BYTES];
            new Random(8).nextBytes(content);
            // Something to compress.
            Arrays.fill(content, content.length / 2, content.length * 3 / 4, (byte) 'x');
            Files.write(input(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Users users() {
        return users;
    }

    /** Some bytes to send. */
    Path input() {
        return folder.resolve("input");
    }

    /** The name of a file that is not there yet. */
    synchronized Path fresh(String name) {
        files++;
        return folder.resolve(name + files);
    }

    /** Makes a pair of keys; {@return the private one} */
    org.mpl4j.ssh.keys.SigningKey makeKey(String name, String type) throws IOException, KeyFormatException {
        PrivateKeyFile key = PrivateKeyFile.generate(type, name);
        Path file = Files.writeString(key(name), key.toText());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve(name + ".pub"), key.toPublicText());
        return key.key();
    }

    /** A program that types a password into ssh. */
    Path typing(String password) throws IOException {
        Path program = Files.writeString(fresh("askpass"), "#!/bin/sh\necho '" + password + "'\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    /** What clients may compare host keys with: SHA256: and so on. */
    List<String> hostKeyFingerprints() {
        return hostKeys.stream().map(key -> key.key().publicKey().fingerprint()).toList();
    }

    /** The file of a private key. */
    Path key(String name) {
        return folder.resolve(name);
    }

    /** The line of a public key. */
    String publicText(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".pub"));
    }

    /** Has an authority sign a key, by ssh-keygen; {@return the file of the certificate} */
    Path certify(String authority, String key, String... options) throws IOException, InterruptedException {
        List<String> line =
                new ArrayList<>(List.of("ssh-keygen", "-q", "-s", key(authority).toString(), "-I", key));
        line.addAll(List.of(options));
        line.add(folder.resolve(key + ".pub").toString());
        Programs.output(line.toArray(String[]::new));
        return folder.resolve(key + "-cert.pub");
    }

    /** All host keys, without certificates. */
    List<HostKey> hostKeys() {
        return List.copyOf(hostKeys);
    }

    /** The host key of a kind, without a certificate. */
    HostKey hostKey(KeyKind kind) {
        return hostKeys.get(KeyKind.ALL.indexOf(kind));
    }

    /** A host key with a certificate of host_ca for localhost and 127.0.0.1. */
    HostKey certifiedHostKey(KeyKind kind) throws IOException, InterruptedException, KeyFormatException {
        String name = "host_" + kind.file();
        Path certificate = certify("host_ca", name, "-h", "-n", "localhost,127.0.0.1");
        return new HostKey(
                PrivateKeyFile.read(key(name), Passphrase.NONE).key(),
                PublicKey.parseLine(Files.readString(certificate)));
    }

    /** Starts a server, which is stopped with this. */
    synchronized TrialServer serve(TrialServer.Setup setup) throws IOException {
        TrialServer server = new TrialServer(hostKeys, users, setup);
        servers.add(server);
        return server;
    }

    @Override
    public synchronized void close() throws IOException {
        for (TrialServer server : servers) {
            server.close();
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.toList();
        }
        for (Path file : all.reversed()) {
            Files.deleteIfExists(file);
        }
    }
}
