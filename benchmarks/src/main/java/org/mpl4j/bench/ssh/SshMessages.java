package org.mpl4j.bench.ssh;

/** The messages of workload E, for benchmarks of other things. */
public final class SshMessages {
    /** The channel that CHANNEL_DATA is for. */
    public static final long CHANNEL = 1;

    private SshMessages() {}

    public static byte[] kexInit() {
        return SshContent.kexInit();
    }

    public static byte[] userauth() {
        return SshContent.userauth();
    }

    public static byte[] channelData() {
        return SshContent.channelData();
    }
}
