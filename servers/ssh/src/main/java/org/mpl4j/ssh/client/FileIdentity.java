package org.mpl4j.ssh.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mpl4j.ssh.keys.KeyFormatException;
import org.mpl4j.ssh.keys.Passphrase;
import org.mpl4j.ssh.keys.PrivateKeyFile;
import org.mpl4j.ssh.keys.PublicKey;
import org.mpl4j.ssh.keys.SigningKey;

/**
 * A private key in a file, which is read when it is needed. What stands beside it in a {@code .pub} file is shown without that, so that nobody is asked for a pass phrase
 * of a key that the server does not take.
 */
public final class FileIdentity implements Identity {
    private static final int MOST_TRIES = 3;

    private final Path file;
    private final Path shownFile;
    private final Prompter prompter;
    private @Nullable SigningKey key;
    private @Nullable PublicKey shown;

    /** A key with its public half. */
    public FileIdentity(Path file, Prompter prompter) {
        this(file, file.resolveSibling(file.getFileName() + ".pub"), prompter);
    }

    /** A key with a certificate. */
    public FileIdentity(Path file, Path certificate, Prompter prompter) {
        this.file = file;
        this.shownFile = certificate;
        this.prompter = prompter;
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public PublicKey shown() throws IOException {
        if (shown == null) {
            shown = Files.isReadable(shownFile) ? readShown() : key().publicKey();
        }
        return shown;
    }

    private PublicKey readShown() throws IOException {
        try {
            return PublicKey.parseLine(Files.readString(shownFile));
        } catch (KeyFormatException e) {
            throw new IOException(shownFile + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isReady() {
        return key != null;
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) throws IOException {
        SigningKey signer = key();
        if (!signer.publicKey().equals(shown().plain())) {
            throw new IOException(
                    "%s is not of the private key in %s; remove it or make it anew by `ssh-keygen -y -f %s`"
                            .formatted(shownFile, file, file));
        }
        return signer.sign(algorithm, data);
    }

    /**
     * Reads the file now, if that can be done without asking for a pass phrase.
     *
     * @throws IOException if there is no such file, or it has no key
     */
    public void load() throws IOException {
        AskedOrNot none = new AskedOrNot();
        try {
            key = PrivateKeyFile.read(file, none).key();
        } catch (KeyFormatException e) {
            if (!none.isAsked) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    /** Has no pass phrase, but knows that one would be needed. */
    private static final class AskedOrNot implements Passphrase {
        private boolean isAsked;

        @Override
        public Optional<byte[]> get() {
            isAsked = true;
            return Optional.empty();
        }
    }

    private SigningKey key() throws IOException {
        if (key == null) {
            key = read();
        }
        return key;
    }

    private SigningKey read() throws IOException {
        for (int tries = 1; ; tries++) {
            AskedOrNot asked = new AskedOrNot();
            try {
                return PrivateKeyFile.read(file, () -> {
                            asked.get();
                            return prompter.ask("Enter passphrase for key '%s': ".formatted(file), false);
                        })
                        .key();
            } catch (KeyFormatException e) {
                if (!asked.isAsked || tries == MOST_TRIES) {
                    throw new IOException(e.getMessage(), e);
                }
            }
        }
    }
}
