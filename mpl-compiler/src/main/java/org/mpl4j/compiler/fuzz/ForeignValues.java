package org.mpl4j.compiler.fuzz;

import java.nio.ByteBuffer;
import java.util.Random;
import org.mpl4j.runtime.Codec;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.ParseException;

/** Makes up values of codecs that nothing is known of: whatever they read in random bytes. */
final class ForeignValues {
    private static final int ATTEMPTS = 200;
    private static final int MOST_BYTES = 24;

    private ForeignValues() {}

    /**
     * The text of a value.
     *
     * @throws IllegalArgumentException if the codec finds none in many random bytes
     */
    static String text(Codec<Object> codec, Random random) {
        for (int i = 0; i < ATTEMPTS; i++) {
            byte[] bytes = new byte[1 + random.nextInt(MOST_BYTES)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                bytes[0] = (byte) random.nextInt(bytes.length);
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            try {
                int end = codec.skip(buffer, 0, bytes.length, 0, Limits.DEFAULT);
                return codec.toText(codec.read(buffer, 0, end, 0));
            } catch (ParseException e) {
                // the next bytes may be one
            }
        }
        throw new IllegalArgumentException(
                codec.getClass().getName() + " accepts none of " + ATTEMPTS + " runs of random bytes");
    }
}
