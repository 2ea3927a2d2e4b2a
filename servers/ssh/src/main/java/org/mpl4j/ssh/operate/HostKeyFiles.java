package org.mpl4j.ssh.operate;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mpl4j.ssh.config.FileName;
import org.mpl4j.ssh.config.Options;
import org.mpl4j.ssh.config.Problems;
import org.mpl4j.ssh.config.Settings;
import org.mpl4j.ssh.keys.Certificate;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.Passphrase;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.keys.SigningKey;
import org.mpl4j.ssh.transport.HostKey;

/**
 * Reads the keys that a server proves itself by, and makes those that are not there.
 *
 * @param problems where is said what is wrong
 * @param mayMake whether files may be written
 * @param isSealed whether somebody else sees to it who can read them
 * @param say is told of what was made
 */
record HostKeyFiles(Problems problems, boolean mayMake, boolean isSealed, Consumer<String> say) {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    List<HostKey> read(Settings settings) {
        List<HostKey> keys = new ArrayList<>();
        for (FileName file : settings.get(Options.HOST_KEY)) {
            key(file).map(HostKey::new).ifPresent(keys::add);
        }
        List<HostKey> all = new ArrayList<>();
        for (FileName file : settings.get(Options.HOST_CERTIFICATE)) {
            certificate(file, keys).ifPresent(all::add);
        }
        all.addAll(keys);
        return all;
    }

    private Optional<SigningKey> key(FileName file) {
        try {
            if (!Files.exists(file.path())) {
                return make(file);
            }
            if (!isSealed && isOpenToOthers(file.path())) {
                problems.add(
                        file.place(),
                        "the private key %s can be read or written by others (%s)"
                                .formatted(
                                        file,
                                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path()))),
                        "chmod 600 " + file + ", and think about whether somebody has read it");
                return Optional.empty();
            }
            return Optional.of(PrivateKeyFile.read(file.path(), Passphrase.NONE).key());
        } catch (IOException e) {
            problems.add(
                    file.place(),
                    "the host key %s cannot be read: %s".formatted(file, reason(e)),
                    "let the server's user read it");
        } catch (KeyFormatException e) {
            problems.add(
                    file.place(),
                    String.valueOf(e.getMessage()),
                    "`ssh-keygen -t ed25519 -N '' -f %s` makes one that can be used".formatted(file));
        }
        return Optional.empty();
    }

    /** What belongs to somebody else is for that one to protect, as with OpenSSH. */
    private static boolean isOpenToOthers(Path file) throws IOException {
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        boolean isOwn = attributes.owner().getName().equals(System.getProperty("user.name"));
        return isOwn && attributes.permissions().stream().anyMatch(OTHERS::contains);
    }

    private Optional<SigningKey> make(FileName file) throws IOException, KeyFormatException {
        String type = type(file.path());
        if (!mayMake) {
            say.accept("the host key %s is not there; a start makes one of type %s".formatted(file, type));
            return Optional.of(PrivateKeyFile.generate(type, "").key());
        }
        PrivateKeyFile key = PrivateKeyFile.generate(type, "made by mpl-sshd");
        try {
            Files.createFile(
                    file.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("somebody else makes it at this moment; start again", e);
        }
        Files.writeString(file.path(), key.toText(), StandardOpenOption.TRUNCATE_EXISTING);
        Files.writeString(file.path().resolveSibling(file.path().getFileName() + ".pub"), key.toPublicText());
        say.accept("made the host key %s, %s %s"
                .formatted(file, type, key.key().publicKey().fingerprint()));
        return Optional.of(key.key());
    }

    /** As the file's name says, if it says something. */
    private static String type(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.contains("rsa")) {
            return "ssh-rsa";
        }
        return name.contains("ecdsa") ? "ecdsa-sha2-nistp256" : "ssh-ed25519";
    }

    private Optional<HostKey> certificate(FileName file, List<HostKey> keys) {
        try {
            PublicKey shown = PublicKey.parseLine(Files.readString(file.path()));
            Optional<Certificate> certificate = shown.certificate();
            if (certificate.isEmpty() || certificate.get().type() != Certificate.Type.HOST) {
                problems.add(
                        file.place(),
                        "%s is no certificate of a host".formatted(file),
                        "`ssh-keygen -h -s CA -I NAME -n HOST KEY.pub` makes one");
                return Optional.empty();
            }
            Optional<HostKey> key = keys.stream()
                    .filter(one -> one.key().publicKey().equals(shown.plain()))
                    .findFirst();
            if (key.isEmpty()) {
                problems.add(
                        file.place(),
                        "%s is not of one of the host keys".formatted(file),
                        "add the `HostKey` that it is of");
            }
            return key.map(one -> new HostKey(one.key(), shown));
        } catch (IOException e) {
            problems.add(
                    file.place(), "%s cannot be read: %s".formatted(file, reason(e)), "let the server's user read it");
        } catch (KeyFormatException e) {
            problems.add(
                    file.place(),
                    "%s: %s".formatted(file, e.getMessage()),
                    "a file of ssh-keygen that ends with -cert.pub is expected");
        }
        return Optional.empty();
    }

    /** Some exceptions of files say nothing but the name. */
    static String reason(IOException e) {
        return e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof java.nio.file.AccessDeniedException
                        ? "permission denied"
                        : String.valueOf(e.getMessage());
    }
}
