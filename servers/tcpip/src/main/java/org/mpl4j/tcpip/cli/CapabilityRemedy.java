package org.mpl4j.tcpip.cli;

/** How a capability is given to a process. */
final class CapabilityRemedy {
    private CapabilityRemedy() {}

    /**
     * Lines that tell it, each after the end of a line.
     *
     * @param capability its name, in small letters and without {@code cap_}
     */
    static String text(String capability) {
        return """

                One of these gives it:
                  sudo mpl-net ...                                   all that root may
                  sudo setpriv --reuid $USER --regid $USER --init-groups --inh-caps +%1$s --ambient-caps +%1$s mpl-net ...
                                                                     as yourself, with this one capability
                  sudo setcap cap_%1$s+ep JAVA                       for everybody who may start this java (which then finds its libraries by ldconfig only)""".formatted(capability);
    }
}
