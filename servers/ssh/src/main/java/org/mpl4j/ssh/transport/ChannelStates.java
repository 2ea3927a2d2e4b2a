package org.mpl4j.ssh.transport;

/** What the policy says about channels that are open, by the numbers that this side or the peer gave them; for all threads. */
public interface ChannelStates {
    /** {@return whether data may be sent on a channel with the peer's number: it is open, and neither EOF nor CLOSE was sent} */
    boolean maySendData(long theirs);

    /** {@return whether something may be sent on a channel with the peer's number: it is open, and CLOSE was not sent} */
    boolean maySend(long theirs);

    /** {@return whether something may be received on a channel with this side's number: it is open, and CLOSE was not received} */
    boolean mayReceive(long ours);
}
