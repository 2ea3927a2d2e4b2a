package org.mpl4j.ssh.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.transport.HostKey;

/**
 * What a demonstration needs: a host key that is in no file, and keys to log in by: those of the user who runs it, or a fresh one for who has none.
 *
 * @param hostKeys the host key
 * @param publicKeys files of keys to log in by
 * @param identity the fresh key's file
 */
record Demo(List<HostKey> hostKeys, List<Path> publicKeys, Optional<Path> identity) {
    /** No demonstration. */
    static final Demo NONE = new Demo(List.of(), List.of(), Optional.empty());

    private static final String TYPE = "ssh-ed25519";
    private static final List<String> OWN = List.of("authorized_keys", "id_ed25519.pub", "id_ecdsa.pub", "id_rsa.pub");

    static Demo prepare() throws IOException, KeyFormatException {
        HostKey hostKey = new HostKey(PrivateKeyFile.generate(TYPE, "").key());
        Path folder = Path.of(System.getProperty("user.home"), ".ssh");
        List<Path> own = new ArrayList<>(
                OWN.stream().map(folder::resolve).filter(Files::isReadable).toList());
        if (own.stream().anyMatch(file -> file.toString().endsWith(".pub"))) {
            return new Demo(List.of(hostKey), own, Optional.empty());
        }
        Path fresh = Files.createTempDirectory("mpl-sshd-demo");
        Path identity = fresh.resolve("id_ed25519");
        PrivateKeyFile key = PrivateKeyFile.generate(TYPE, "for a demonstration");
        Files.createFile(identity, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(identity, key.toText());
        Path publicKey = Files.writeString(fresh.resolve("id_ed25519.pub"), key.toPublicText());
        own.add(publicKey);
        // The last one goes first.
        for (Path file : List.of(fresh, publicKey, identity)) {
            file.toFile().deleteOnExit();
        }
        return new Demo(List.of(hostKey), own, Optional.of(identity));
    }

    String invitation(InetSocketAddress where) {
        return "try: ssh -p %d %s-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null %s@%s"
                .formatted(
                        where.getPort(),
                        identity.map(file -> "-i " + file + " ").orElse(""),
                        System.getProperty("user.name"),
                        where.getAddress().getHostAddress());
    }
}
