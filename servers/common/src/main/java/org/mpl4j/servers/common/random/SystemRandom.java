package org.mpl4j.servers.common.random;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers of the system's cryptographic generator (random(4)), as {@link SecureRandom} gives them, but without that class: it reads a long file of properties and looks for providers first, which is a tenth of the
 * start of a server. Where there is no {@code /dev/urandom}, it is that class after all. For any number of threads.
 */
public final class SystemRandom implements RandomGenerator {
    private static final Path DEVICE = Path.of("/dev/urandom");
    private static final int BUFFERED = 256;

    private final Path device;
    private final byte[] octets = new byte[BUFFERED];
    private final ByteBuffer unused =
            ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).limit(0);
    private @Nullable SecureRandom other;

    /** One that has read nothing yet. */
    public SystemRandom() {
        this(DEVICE);
    }

    SystemRandom(Path device) {
        this.device = device;
    }

    @Override
    public synchronized long nextLong() {
        if (!unused.hasRemaining()) {
            fill();
            unused.clear();
        }
        long next = unused.getLong();
        // Who reads this memory later does not learn what was given before.
        unused.putLong(unused.position() - Long.BYTES, 0);
        return next;
    }

    private void fill() {
        if (other == null) {
            try (InputStream in = Files.newInputStream(device)) {
                if (in.readNBytes(octets, 0, octets.length) == octets.length) {
                    return;
                }
            } catch (IOException e) {
                // There is another way.
            }
            other = new SecureRandom();
        }
        other.nextBytes(octets);
    }
}
