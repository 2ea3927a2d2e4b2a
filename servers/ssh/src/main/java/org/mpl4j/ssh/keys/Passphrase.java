package org.mpl4j.ssh.keys;

import java.util.Optional;

/** Where a pass phrase comes from, if a file turns out to need one. */
@FunctionalInterface
public interface Passphrase {
    /** There is none. */
    Passphrase NONE = Optional::empty;

    /** {@return the pass phrase in UTF-8, an array that may be overwritten; nothing if there is none} */
    Optional<byte[]> get();

    /**
     * Asks for it.
     *
     * @return what there is
     * @throws KeyFormatException if there is none
     */
    default byte[] require() throws KeyFormatException {
        return get().filter(phrase -> phrase.length > 0)
                .orElseThrow(
                        () -> new KeyFormatException(
                                "the key is encrypted and there is no pass phrase; `ssh-keygen -p -N '' -f FILE` takes the encryption away"));
    }
}
