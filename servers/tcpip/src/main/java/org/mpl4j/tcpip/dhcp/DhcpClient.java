package org.mpl4j.tcpip.dhcp;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.tcpip.address.IpAddress;
import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.clock.Timer;
import org.mpl4j.tcpip.clock.TimerWheel;
import org.mpl4j.tcpip.conflict.ClaimListener;
import org.mpl4j.tcpip.conflict.ConflictDetection;
import org.mpl4j.tcpip.count.Counts;
import org.mpl4j.tcpip.ip.Ip;
import org.mpl4j.tcpip.ip.NetInterface;
import org.mpl4j.tcpip.packets.dhcp.ClientPolicy;
import org.mpl4j.tcpip.packets.dhcp.ClientStatecall;
import org.mpl4j.tcpip.udp.UdpLayer;
import org.mpl4j.tcpip.udp.UdpMessage;
import org.mpl4j.tcpip.udp.UdpSocket;

/** A client of DHCP on one interface (RFC 2131 section 4.4). Each message is a step of its policy, before it counts or is sent. */
public final class DhcpClient {
    private static final int PORT = 68;
    private static final long FIRST_WAIT = 4 * Durations.SECOND;
    private static final long LONGEST_WAIT = 64 * Durations.SECOND;
    private static final int REQUESTS = 4;
    private static final long LEAST_RENEWAL_WAIT = 60 * Durations.SECOND;
    private static final long AFTER_DECLINE = 10 * Durations.SECOND;
    /** The policy's limits are stepped by the timers here, as they are known with each lease only. */
    private static final long BY_TIMER = Long.MAX_VALUE / 2;

    private final NetInterface on;
    private final TimerWheel clock;
    private final RandomGenerator random;
    private final DhcpListener listener;
    private final Counts<DhcpEvent> counts = new Counts<>(DhcpEvent.class);
    private final UdpSocket socket;
    private final UdpMessage message = new UdpMessage();
    private final DhcpSender sender;
    private final LeasedAddress leased;
    private final Timer retransmission = new Timer(this::sendAgain);
    private final Timer limit = new Timer(this::limitOver);
    private final ClaimListener claims = new Claims();
    private final ClientPolicy policy;
    private @Nullable Lease offer;
    private @Nullable Lease lease;
    private long begun;
    private long leasedAt;
    private int attempts;

    /** A client that has not begun. */
    public DhcpClient(
            NetInterface on,
            Ip ip,
            UdpLayer udp,
            ConflictDetection conflicts,
            TimerWheel clock,
            RandomGenerator random,
            DhcpListener listener) {
        this.on = on;
        this.clock = clock;
        this.random = random;
        this.listener = listener;
        if (!on.link().isEthernet()) {
            throw new IllegalArgumentException(on + " has no frames: DHCP needs Ethernet");
        }
        socket = udp.bind(IpAddress.ANY_V4, PORT);
        socket.onReadable(this::read);
        sender = new DhcpSender(on, socket);
        leased = new LeasedAddress(on, ip, conflicts);
        policy = ClientPolicy.start(false, clock.now(), BY_TIMER, BY_TIMER, BY_TIMER, BY_TIMER, BY_TIMER);
    }

    /** Begins to look for an address, soon: not all hosts that begin together shall ask together. */
    public void start() {
        begin(random.nextLong(Durations.SECOND));
    }

    private void begin(long delay) {
        begun = clock.now();
        offer = null;
        lease = null;
        attempts = 0;
        sender.setTransaction(random.nextInt() & 0xffff_ffffL);
        clock.cancel(limit);
        clock.armIn(retransmission, delay);
    }

    /** What is lent; null while nothing is. */
    public @Nullable Lease lease() {
        return lease;
    }

    /** Where the client is (RFC 2131 figure 5). */
    public ClientPolicy.State state() {
        return policy.state();
    }

    /** What happened. */
    public Counts<DhcpEvent> counts() {
        return counts;
    }

    /** Gives the address back, and ends the client. */
    public void release() {
        Lease held = lease;
        if (held != null) {
            sendRelease(held);
        }
        leased.remove();
        lease = null;
        clock.cancel(limit);
        clock.cancel(retransmission);
        socket.close();
    }

    private void sendRelease(Lease held) {
        if (step(ClientStatecall.Transmit_DHCPRELEASE)) {
            counts.add(DhcpEvent.RELEASES_SENT);
            sender.release(held.address().address(), held.server());
        }
    }

    private boolean step(ClientStatecall call) {
        boolean isAllowed = policy.at(clock.now()).step(call);
        if (!isAllowed) {
            counts.add(DhcpEvent.REFUSED_BY_POLICY);
        }
        return isAllowed;
    }

    private int seconds() {
        return (int) Math.min((clock.now() - begun) / Durations.SECOND, 0xffff);
    }

    /** Sends what the state has to say, for the first time or again, with waits that double (RFC 2131 sections 4.1 and 4.4.5). */
    private void sendAgain() {
        Lease offered = offer;
        Lease held = lease;
        if (held != null) {
            renew(held);
        } else if (offered == null) {
            if (step(ClientStatecall.Transmit_DHCPDISCOVER)) {
                counts.add(DhcpEvent.DISCOVERS_SENT);
                sender.discover(seconds());
                backOff();
            }
        } else if (attempts >= REQUESTS) {
            step(ClientStatecall.Expired_request);
            begin(0);
        } else if (step(ClientStatecall.Transmit_DHCPREQUEST)) {
            counts.add(DhcpEvent.REQUESTS_SENT);
            sender.request(seconds(), offered.address().address(), offered.server());
            backOff();
        }
    }

    private void backOff() {
        long wait = Math.min(FIRST_WAIT << Math.min(attempts, 4), LONGEST_WAIT);
        attempts++;
        clock.armIn(retransmission, wait - Durations.SECOND + random.nextLong(2 * Durations.SECOND));
    }

    private void renew(Lease held) {
        if (!step(ClientStatecall.Transmit_DHCPREQUEST)) {
            return;
        }
        counts.add(DhcpEvent.REQUESTS_SENT);
        IpAddress address = held.address().address();
        boolean isRenewing = policy.state() == ClientPolicy.State.RENEWING;
        if (isRenewing) {
            sender.renew(seconds(), address, held.server());
        } else {
            sender.rebind(seconds(), address);
        }
        long left = leasedAt + (isRenewing ? held.rebinding() : held.duration()) - clock.now();
        clock.armIn(retransmission, Math.max(left / 2, LEAST_RENEWAL_WAIT));
    }

    private void read() {
        while (socket.receive(message)) {
            try {
                DhcpReply reply = new DhcpReply(message.data());
                if (reply.isFor(on.link().mac(), sender.transaction())) {
                    receive(reply);
                } else {
                    counts.add(DhcpEvent.NOT_FOR_US);
                }
            } catch (ParseException e) {
                counts.add(DhcpEvent.MALFORMED);
            }
        }
    }

    private void receive(DhcpReply reply) {
        Lease lent = reply.lease();
        if (reply.type() == DhcpSender.OFFER && lent != null) {
            counts.add(DhcpEvent.OFFERS_RECEIVED);
            if (offer == null && lease == null && step(ClientStatecall.Receive_DHCPOFFER)) {
                offer = lent;
                attempts = 0;
                sendAgain();
            }
        } else if (reply.type() == DhcpSender.ACK && lent != null) {
            counts.add(DhcpEvent.ACKS_RECEIVED);
            acknowledged(lent);
        } else if (reply.type() == DhcpSender.NAK) {
            counts.add(DhcpEvent.NAKS_RECEIVED);
            boolean wasAsked = policy.state() != ClientPolicy.State.BOUND;
            if (step(ClientStatecall.Receive_DHCPNAK) && wasAsked) {
                lose(FIRST_WAIT);
            }
        } else {
            counts.add(DhcpEvent.NOT_FOR_US);
        }
    }

    private void acknowledged(Lease lent) {
        boolean isRepeated = policy.state() == ClientPolicy.State.BOUND;
        if (!step(ClientStatecall.Receive_DHCPACK) || isRepeated) {
            return;
        }
        clock.cancel(retransmission);
        lease = lent;
        leasedAt = clock.now();
        setLimit(lent.renewal());
        if (leased.has(lent)) {
            leased.configure(lent);
            listener.bound(lent);
        } else {
            leased.claim(lent, claims);
        }
    }

    private void setLimit(long since) {
        if (since >= Lease.FOR_EVER / 2) {
            clock.cancel(limit);
        } else {
            clock.arm(limit, leasedAt + since);
        }
    }

    private void limitOver() {
        Lease held = lease;
        if (held == null) {
            return;
        }
        begun = clock.now();
        if (policy.state() == ClientPolicy.State.BOUND) {
            step(ClientStatecall.Expired_t1);
            sender.setTransaction(random.nextInt() & 0xffff_ffffL);
            setLimit(held.rebinding());
            sendAgain();
        } else if (policy.state() == ClientPolicy.State.RENEWING) {
            step(ClientStatecall.Expired_t2);
            setLimit(held.duration());
            sendAgain();
        } else {
            step(ClientStatecall.Expired_lease);
            lose(0);
        }
    }

    private void lose(long delay) {
        boolean hadAddress = lease != null;
        leased.remove();
        begin(delay);
        if (hadAddress) {
            listener.lost();
        }
    }

    private final class Claims implements ClaimListener {
        @Override
        public void obtained() {
            Lease held = lease;
            if (held != null) {
                leased.configure(held);
                listener.bound(held);
            }
        }

        /** Somebody else has the address: the server is told if the lease is new, and another one is looked for (RFC 2131 section 3.1, step 5). */
        @Override
        public void lost() {
            Lease held = lease;
            if (held == null) {
                return;
            }
            if (policy.allows(ClientStatecall.Transmit_DHCPDECLINE)) {
                step(ClientStatecall.Transmit_DHCPDECLINE);
                counts.add(DhcpEvent.DECLINES_SENT);
                sender.decline(held.address().address(), held.server());
            } else {
                sendRelease(held);
            }
            lose(AFTER_DECLINE);
        }
    }
}
