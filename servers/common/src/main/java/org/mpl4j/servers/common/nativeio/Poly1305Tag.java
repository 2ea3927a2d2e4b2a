package org.mpl4j.servers.common.nativeio;

import static org.mpl4j.servers.common.nativeio.NativeIo.INT;
import static org.mpl4j.servers.common.nativeio.NativeIo.LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Tags of Poly1305 (RFC 8439 section 2.5), by {@link CryptoLibrary}, which must be available. For one thread at a time. */
public final class Poly1305Tag {
    /** Bytes of a key, which is good for one tag. */
    public static final int KEY_BYTES = 32;

    /** Bytes of a tag. */
    public static final int TAG_BYTES = 16;

    private static final MethodHandle FETCH =
            CryptoLibrary.function("EVP_MAC_fetch", LONG, LONG, ValueLayout.ADDRESS, LONG);
    private static final MethodHandle NEW = CryptoLibrary.function("EVP_MAC_CTX_new", LONG, LONG);
    private static final MethodHandle FREE = CryptoLibrary.destructor("EVP_MAC_CTX_free");
    private static final MethodHandle INIT =
            CryptoLibrary.function("EVP_MAC_init", INT, LONG, ValueLayout.ADDRESS, LONG, LONG);
    private static final MethodHandle UPDATE =
            CryptoLibrary.function("EVP_MAC_update", INT, LONG, ValueLayout.ADDRESS, LONG);
    private static final MethodHandle FINAL =
            CryptoLibrary.function("EVP_MAC_final", INT, LONG, ValueLayout.ADDRESS, LONG, LONG);
    private static final long ALGORITHM = fetch();

    private final long context;
    private final MemorySegment written = Arena.ofAuto().allocate(Long.BYTES);

    /** Makes one that has no key yet. */
    public Poly1305Tag() {
        try {
            context = CryptoLibrary.made((long) NEW.invokeExact(ALGORITHM), "EVP_MAC_CTX_new");
            CryptoLibrary.freeWith(this, FREE, context);
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_MAC_CTX_new", e);
        }
    }

    /** Begins a tag; the key is the first {@link #KEY_BYTES}. */
    public void begin(byte[] key) {
        try {
            CryptoLibrary.check(
                    (int) INIT.invokeExact(context, CryptoLibrary.part(key, 0, KEY_BYTES), (long) KEY_BYTES, 0L),
                    "EVP_MAC_init");
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_MAC_init", e);
        }
    }

    /** Takes so many bytes into the tag. */
    public void update(byte[] bytes, int at, int length) {
        try {
            CryptoLibrary.check(
                    (int) UPDATE.invokeExact(context, CryptoLibrary.part(bytes, at, length), (long) length),
                    "EVP_MAC_update");
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_MAC_update", e);
        }
    }

    /** Writes the tag, of {@link #TAG_BYTES}. */
    public void end(byte[] tag, int at) {
        try {
            CryptoLibrary.check(
                    (int) FINAL.invokeExact(
                            context, CryptoLibrary.part(tag, at, TAG_BYTES), written.address(), (long) TAG_BYTES),
                    "EVP_MAC_final");
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_MAC_final", e);
        }
    }

    private static long fetch() {
        try {
            return CryptoLibrary.made(
                    (long) FETCH.invokeExact(0L, CryptoLibrary.name("POLY1305"), 0L), "EVP_MAC_fetch");
        } catch (Throwable e) {
            throw NativeIo.failed("EVP_MAC_fetch", e);
        }
    }
}
