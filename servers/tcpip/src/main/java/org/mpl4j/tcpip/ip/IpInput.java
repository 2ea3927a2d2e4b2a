package org.mpl4j.tcpip.ip;

import org.jspecify.annotations.Nullable;
import org.mpl4j.tcpip.count.Counts;

/** Gives packets to the protocols that they carry. */
public final class IpInput {
    private static final int PROTOCOLS = 256;

    private final Counts<IpEvent> counts;
    private final @Nullable ProtocolHandler[] v4 = new ProtocolHandler[PROTOCOLS];
    private final @Nullable ProtocolHandler[] v6 = new ProtocolHandler[PROTOCOLS];
    private @Nullable ErrorSender errorsOfV4;
    private @Nullable ErrorSender errorsOfV6;

    IpInput(Counts<IpEvent> counts) {
        this.counts = counts;
    }

    /** Sets who gets packets of a protocol of both versions. */
    public void register(int protocol, ProtocolHandler handler) {
        v4[protocol] = handler;
        v6[protocol] = handler;
    }

    /** Sets who tells senders of errors. */
    void setErrors(ErrorSender ofV4, ErrorSender ofV6) {
        errorsOfV4 = ofV4;
        errorsOfV6 = ofV6;
    }

    /** Sets who gets packets of a protocol of IPv4. */
    public void registerV4(int protocol, ProtocolHandler handler) {
        v4[protocol] = handler;
    }

    /** Sets who gets packets of a protocol of IPv6. */
    public void registerV6(int protocol, ProtocolHandler handler) {
        v6[protocol] = handler;
    }

    /** Who gets packets of a protocol. */
    public @Nullable ProtocolHandler handler(boolean isV4, int protocol) {
        return isV4 ? v4[protocol] : v6[protocol];
    }

    /** Who tells senders of errors. */
    @Nullable
    ErrorSender errors(boolean isV4) {
        return isV4 ? errorsOfV4 : errorsOfV6;
    }

    void deliver(Datagram datagram) {
        boolean isV4 = datagram.addresses().isV4();
        ProtocolHandler handler = handler(isV4, datagram.protocol());
        ErrorSender errors = errors(isV4);
        if (handler == null) {
            counts.add(IpEvent.UNKNOWN_PROTOCOL);
            if (errors != null) {
                errors.send(datagram, IpError.PROTOCOL_UNREACHABLE);
            }
            return;
        }
        counts.add(IpEvent.DELIVERED);
        if (!handler.receive(datagram) && errors != null) {
            errors.send(datagram, IpError.PORT_UNREACHABLE);
        }
    }
}
