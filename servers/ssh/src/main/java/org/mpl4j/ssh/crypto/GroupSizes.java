package org.mpl4j.ssh.crypto;

/**
 * Which sizes of a group a client takes, in bits (RFC 4419 section 3).
 *
 * @param min the least
 * @param preferred what it wants
 * @param max the most
 */
record GroupSizes(long min, long preferred, long max) {
    /** What this takes as a client: what OpenSSH asks for with keys of 256 bits. */
    static final GroupSizes WANTED = new GroupSizes(2048, 8192, 8192);

    /**
     * Chooses a group for a client.
     *
     * @return the smallest that is as large as it prefers, or else the largest that it takes
     * @throws KeyExchangeException if there is none, or the sizes make no sense
     */
    PrimeGroup choose() throws KeyExchangeException {
        if (min > preferred || preferred > max) {
            throw new KeyExchangeException(
                    "the client asks for a group of %d to %d bits, but prefers %d".formatted(min, max, preferred));
        }
        PrimeGroup chosen = null;
        for (PrimeGroup group : PrimeGroup.KNOWN) {
            boolean isEnough = chosen != null && chosen.bits() >= preferred;
            if (group.bits() >= min && group.bits() <= max && !isEnough) {
                chosen = group;
            }
        }
        if (chosen == null) {
            throw new KeyExchangeException("the client asks for a group of %d to %d bits; there are groups of %d to %d"
                    .formatted(min, max, PrimeGroup.GROUP_14.bits(), PrimeGroup.GROUP_18.bits()));
        }
        return chosen;
    }

    /** Refuses a server's group that was not asked for, or is none. */
    void check(PrimeGroup group) throws KeyExchangeException {
        if (group.p().signum() <= 0 || group.bits() < min || group.bits() > max) {
            throw new KeyExchangeException("the server's group has %d bits, but from %d to %d were asked for"
                    .formatted(group.bits(), min, max));
        }
        if (!group.p().testBit(0) || !group.isPublicKey(group.g())) {
            throw new KeyExchangeException(
                    "the server's group is none: its number is even, or its generator too small or too large");
        }
    }
}
