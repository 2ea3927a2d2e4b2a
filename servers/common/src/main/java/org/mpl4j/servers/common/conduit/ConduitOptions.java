package org.mpl4j.servers.common.conduit;

/**
 * How much a listener gives to conduits.
 *
 * @param capacity how many bytes may be under way in each direction of each: a power of two, from 4 KiB to 64 MiB. Memory is taken as it is touched
 * @param most how many conduits there may be at a time; who comes then is refused
 */
public record ConduitOptions(int capacity, int most) {
    private static final int STANDARD_CAPACITY = 256 << 10;
    private static final int STANDARD_MOST = 1024;
    private static final int SMALL_CAPACITY = 64 << 10;
    private static final int SMALL_MOST = 64;

    public ConduitOptions {
        if (!RingLayout.isCapacity(capacity)) {
            throw new IllegalArgumentException("a ring has a power of two of bytes, from %d to %d, not %d"
                    .formatted(RingLayout.LEAST_CAPACITY, RingLayout.MOST_CAPACITY, capacity));
        }
        if (most < 1) {
            throw new IllegalArgumentException("there has to be one conduit at least, not " + most);
        }
    }

    /** {@return 64 KiB in each direction, 64 conduits: for who has little memory} */
    public static ConduitOptions small() {
        return new ConduitOptions(SMALL_CAPACITY, SMALL_MOST);
    }

    /** {@return 256 KiB in each direction, 1,024 conduits} */
    public static ConduitOptions standard() {
        return new ConduitOptions(STANDARD_CAPACITY, STANDARD_MOST);
    }
}
