package org.mpl4j.servers.common.nativeio;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Optional;

/**
 * OpenSSL's libcrypto, version 3, where the system has it. Its functions return 1 if they succeed and an address or 0 if they make something; as all that is
 * asked for here has fixed lengths, nothing fails but memory.
 */
public final class CryptoLibrary {
    private static final String FILE = "libcrypto.so.3";
    private static final List<String> NEEDED = List.of("EVP_CIPHER_fetch", "EVP_CipherInit_ex2", "EVP_MAC_fetch");
    private static final Cleaner CLEANER = Cleaner.create();
    private static final Optional<SymbolLookup> LIBRARY = find();

    private CryptoLibrary() {}

    /** Whether the library is there, has what is needed, and native calls are not turned off. */
    public static boolean isAvailable() {
        return LIBRARY.isPresent();
    }

    private static Optional<SymbolLookup> find() {
        if (!NativeIo.isAvailable()) {
            return Optional.empty();
        }
        try {
            SymbolLookup library = SymbolLookup.libraryLookup(FILE, Arena.global());
            return NEEDED.stream().allMatch(name -> library.find(name).isPresent())
                    ? Optional.of(library)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * A function that may be given arrays as addresses. While it runs, the virtual machine can't stop its threads: it must be short.
     *
     * @param name the function
     * @param result what it returns
     * @param parameters what it takes
     */
    static MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        return function(name, FunctionDescriptor.of(result, parameters));
    }

    /** A function that frees what another one has made. */
    static MethodHandle destructor(String name) {
        return function(name, FunctionDescriptor.ofVoid(NativeIo.LONG));
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        SymbolLookup library = LIBRARY.orElseThrow(() -> new IllegalStateException("there is no " + FILE));
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(name), descriptor, Linker.Option.critical(true));
    }

    /** Has something freed when nobody can use it any more. */
    static void freeWith(Object owner, MethodHandle destructor, long address) {
        CLEANER.register(owner, () -> {
            try {
                destructor.invokeExact(address);
            } catch (Throwable e) {
                throw NativeIo.failed("a destructor of " + FILE, e);
            }
        });
    }

    /** A name, as C has it, for ever. */
    static MemorySegment name(String name) {
        return Arena.global().allocateFrom(name);
    }

    /** Part of an array, as a function takes it, which reads or writes so many bytes of it. */
    static MemorySegment part(byte[] bytes, int offset, int length) {
        return MemorySegment.ofArray(bytes).asSlice(offset, length);
    }

    /** Sees that a function has done what it is for. */
    static void check(int result, String function) {
        if (result != 1) {
            throw new IllegalStateException(function + " of " + FILE + " failed");
        }
    }

    /** Sees that a function has made something. */
    static long made(long address, String function) {
        check(address == 0 ? 0 : 1, function);
        return address;
    }
}
