package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsRr;
import org.mpl4j.dns.packets.dns.EdnsOption;
import org.mpl4j.dns.service.Request;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.service.Transport;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.codec.DnsName;

/** A client of a service, without a network: makes queries with generated builders and reads the answers with generated views. */
public final class Asking {
    /** 192.0.2.1, IPv4-mapped. */
    public static final long ADDRESS = 0xffff_c000_0201L;

    private static final int ID = 0x1234;

    private final Service service;
    private Transport transport = Transport.UDP;
    private long addressHigh;
    private long addressLow = ADDRESS;
    private int room = 0xffff;
    private int id = ID;
    private int udpSize = 1232;
    private boolean hasEdns;
    private boolean isSecure;
    private int version;
    private int dnsClass = 1;
    private final List<EdnsOption.Builder.Content> options = new ArrayList<>();
    private UnaryOperator<Dns.Builder.MayHaveResponse> header = builder -> builder;

    public Asking(Service service) {
        this.service = service;
    }

    public Asking by(Transport other) {
        transport = other;
        return this;
    }

    public Asking from(long high, long low) {
        addressHigh = high;
        addressLow = low;
        return this;
    }

    public Asking id(int number) {
        id = number;
        return this;
    }

    public Asking room(int octets) {
        room = octets;
        return this;
    }

    public Asking edns(int size) {
        hasEdns = true;
        udpSize = size;
        return this;
    }

    public Asking secure() {
        hasEdns = true;
        isSecure = true;
        return this;
    }

    public Asking version(int number) {
        hasEdns = true;
        version = number;
        return this;
    }

    public Asking option(EdnsOption.Builder.Content option) {
        hasEdns = true;
        options.add(option);
        return this;
    }

    public Asking dnsClass(int number) {
        dnsClass = number;
        return this;
    }

    public Asking header(UnaryOperator<Dns.Builder.MayHaveResponse> how) {
        header = how;
        return this;
    }

    /** The answer, null if there is none. */
    public @Nullable Dns ask(String name, int type) {
        return send(query(name, type));
    }

    /** The query. */
    public ByteBuffer query(String name, int type) {
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        header.apply(Dns.builder(buffer).id(id))
                .questions(list -> list.add(
                        question -> question.qname(DnsName.of(name)).qtype(type).qclass(dnsClass)))
                .additional(list -> {
                    if (hasEdns) {
                        list.add(this::opt);
                    }
                })
                .build();
        return buffer.flip();
    }

    public DnsRr.Builder.Complete opt(DnsRr.Builder.NeedsName rr) {
        return rr.name(DnsName.ROOT)
                .asOPT()
                .udpSize(udpSize)
                .ednsVersion(version)
                .dnssecOk(isSecure)
                .options(list -> options.forEach(list::add));
    }

    /** What comes back for any bytes, null if nothing does. Answers lie in the middle of a buffer, as they may. */
    public @Nullable Dns send(ByteBuffer message) {
        Request request = new Request();
        request.set(message, transport, addressHigh, addressLow, 5353, transport == Transport.UDP ? 0 : 1);
        ByteBuffer response = ByteBuffer.allocate(room + 7).position(7);
        if (!service.answer(request, response)) {
            if (response.position() != 7) {
                throw new AssertionError("something was written of an answer that is none");
            }
            return null;
        }
        try {
            Dns answer = Dns.parseStrict(response.flip().position(7));
            if (answer.endOffset() != response.limit()) {
                throw new AssertionError("there is something behind the answer " + answer);
            }
            return answer;
        } catch (ParseException e) {
            throw new AssertionError("the answer is no message", e);
        }
    }

    /** The OPT record of an answer, null if there is none. */
    public static DnsRr.AtypeBranch.@Nullable OPT opt(Dns answer) {
        for (DnsRr rr : answer.additional()) {
            if (rr.atypeKind() == DnsRr.AtypeKind.OPT) {
                return rr.asOPT();
            }
        }
        return null;
    }

    /** An option of an answer, null if it does not have it. */
    public static @Nullable EdnsOption option(Dns answer, EdnsOption.DataKind kind) {
        DnsRr.AtypeBranch.OPT opt = opt(answer);
        if (opt != null) {
            for (EdnsOption option : opt.options()) {
                if (option.dataKind() == kind) {
                    return option;
                }
            }
        }
        return null;
    }

    /** The code of an answer, with the bits that are in its OPT record. */
    public static int rcode(Dns answer) {
        DnsRr.AtypeBranch.OPT opt = opt(answer);
        return answer.rcodeRaw() | (opt == null ? 0 : opt.extRcode() << 4);
    }
}
