package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Streams of ChaCha20 (RFC 8439 section 2.4) under one key, by {@link CryptoLibrary}, which must be available. For one thread at a time. */
public final class ChaCha20Stream {
    /** Bytes of a key. */
    public static final int KEY_BYTES = 32;

    /** Bytes of where a stream begins: a counter of blocks, least significant byte first, of 4 bytes, and a nonce of 12. */
    public static final int START_BYTES = 16;

    private static final MethodHandle FETCH =
            CryptoLibrary.function("EVP_CIPHER_fetch", LONG, LONG, ValueLayout.ADDRESS, LONG);
    private static final MethodHandle NEW = CryptoLibrary.function("EVP_CIPHER_CTX_new", LONG);
    private static final MethodHandle FREE = CryptoLibrary.destructor("EVP_CIPHER_CTX_free");
    private static final MethodHandle INIT = CryptoLibrary.function(
            "EVP_CipherInit_ex2", INT, LONG, LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS, INT, LONG);
    private static final MethodHandle UPDATE =
            CryptoLibrary.function("EVP_CipherUpdate", INT, LONG, ValueLayout.ADDRESS, LONG, ValueLayout.ADDRESS, INT);
    private static final int ENCRYPT = 1;
    private static final int AS_BEFORE = -1;
    private static final long CIPHER = fetch();

    private final long context;
    private final long written;
    private final MemorySegment room = Arena.ofAuto().allocate(Long.BYTES);

    /**
     * Takes a key into use.
     *
     * @param key where the key is
     * @param offset of its first byte
     */
    public ChaCha20Stream(byte[] key, int offset) {
        try {
            context = CryptoLibrary.made((long) NEW.invokeExact(), "EVP_CIPHER_CTX_new");
            CryptoLibrary.freeWith(this, FREE, context);
            written = room.address();
            CryptoLibrary.check(
                    (int) INIT.invokeExact(
                            context,
                            CIPHER,
                            CryptoLibrary.part(key, offset, KEY_BYTES),
                            MemorySegment.NULL,
                            ENCRYPT,
                            0L),
                    "EVP_CipherInit_ex2");
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_CipherInit_ex2", e);
        }
    }

    /** Begins a stream; {@code start} has {@link #START_BYTES}. */
    public void begin(byte[] start) {
        try {
            CryptoLibrary.check(
                    (int) INIT.invokeExact(
                            context, 0L, MemorySegment.NULL, CryptoLibrary.part(start, 0, START_BYTES), AS_BEFORE, 0L),
                    "EVP_CipherInit_ex2");
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_CipherInit_ex2", e);
        }
    }

    /**
     * Encrypts or decrypts what comes next in the stream; in place, too.
     *
     * @param from where it is
     * @param at of its first byte
     * @param length in bytes
     * @param to where it goes
     * @param toAt of its first byte there
     */
    public void crypt(byte[] from, int at, int length, byte[] to, int toAt) {
        try {
            CryptoLibrary.check(
                    (int) UPDATE.invokeExact(
                            context,
                            CryptoLibrary.part(to, toAt, length),
                            written,
                            CryptoLibrary.part(from, at, length),
                            length),
                    "EVP_CipherUpdate");
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_CipherUpdate", e);
        }
    }

    private static long fetch() {
        try {
            return CryptoLibrary.made(
                    (long) FETCH.invokeExact(0L, CryptoLibrary.name("ChaCha20"), 0L), "EVP_CIPHER_fetch");
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_CIPHER_fetch", e);
        }
    }
}
