package org.mpl4j.bench.server;

/** Whose sockets a server uses. */
public enum Sockets {
    /** The kernel's. */
    KERNEL,
    /** Those of a stack of its own, in a process as any other. */
    OWN_STACK,
    /** The same in a sealed image, which {@code mpl-appliance run} runs: in an empty namespace, as a user without rights, in control groups. */
    APPLIANCE
}
