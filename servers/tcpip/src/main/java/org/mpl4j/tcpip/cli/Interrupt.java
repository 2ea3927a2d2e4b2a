package org.mpl4j.tcpip.cli;

import sun.misc.Signal;

/** What happens on Ctrl-C. */
final class Interrupt {
    private Interrupt() {}

    /** Does this instead of ending at once; the next time, it ends as if nobody had asked. */
    static void handle(Runnable action) {
        Signal.handle(new Signal("INT"), signal -> {
            Signal.handle(new Signal("INT"), sun.misc.SignalHandler.SIG_DFL);
            action.run();
        });
    }
}
