package org.mpl4j.ssh.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.ssh.transport.Transport;
import org.mpl4j.ssh.transport.TransportLog;

/**
 * A line for each end of a connection and each violation.
 *
 * @param out where it goes
 */
record ConsoleLog(PrintStream out) implements TransportLog {
    @Override
    public void violation(Transport transport, PolicyViolation violation) {
        line(transport, violation.message());
    }

    @Override
    public void ended(Transport transport, String reason) {
        line(transport, "connection ended: " + reason);
    }

    private void line(Transport transport, String text) {
        out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + transport.remoteAddress() + " " + text);
    }
}
