package org.mpl4j.dns.cli;

import org.mpl4j.servers.common.operate.HeldLog;

/** Puts off, or avoids, what the JDK takes long to load and the first answer can do without. */
final class QuickStart {
    private static final String SELECTORS = "java.nio.channels.spi.SelectorProvider";

    private QuickStart() {}

    /** To be called before anything is logged or a channel is opened. */
    static void prepare() {
        HeldLog.hold();
        // Else all files on the class path are opened, to look whether one of them has another way to select channels:
        // 14 ms.
        if (System.getProperty(SELECTORS) == null && "Linux".equals(System.getProperty("os.name"))) {
            System.setProperty(SELECTORS, "sun.nio.ch.EPollSelectorProvider");
        }
    }
}
