package org.mpl4j.tcpip.handover;

import java.time.Duration;

/**
 * What became of a hand-over.
 *
 * @param isTaken whether the other side has the host now; otherwise it stays where it was, as if nothing had happened
 * @param connections how many connections there were, with those that were not complete
 * @param notServed how many of them the other side has reset, as it does not listen on their ports
 * @param datagrams how many datagrams there were
 * @param neighbors how many neighbors there were
 * @param pause for how long nobody answered
 * @param problem why it did not come about; empty if it did
 */
public record HandOverResult(
        boolean isTaken,
        long connections,
        long notServed,
        long datagrams,
        long neighbors,
        Duration pause,
        String problem) {
    static HandOverResult failed(Duration pause, String problem) {
        return new HandOverResult(false, 0, 0, 0, 0, pause, problem);
    }
}
