package org.mpl4j.dns.answer;

import org.mpl4j.dns.zone.Node;
import org.mpl4j.dns.zone.RrSet;
import org.mpl4j.runtime.codec.DnsName;

/** Answers to questions for no type of its own: ANY, which gets one set by datagram (RFC 8482 section 4.1) and all over a stream, and RRSIG. */
final class AnyAnswers {
    private final Reply reply;

    AnyAnswers(Reply reply) {
        this.reply = reply;
    }

    /** Adds what a name has of such a type; false if there is nothing, or the type is another one. */
    boolean give(Node node, DnsName owner, int type) {
        if (type == Types.RRSIG) {
            return giveSignatures(node, owner);
        } else if (type != Types.ANY || node.setCount() == 0) {
            return false;
        }
        if (reply.query().request().transport().isStream()) {
            for (int i = 0; i < node.setCount(); i++) {
                reply.answer(owner, node.setAt(i));
            }
        } else {
            reply.answer(owner, smallest(node));
        }
        return true;
    }

    /** By which the least is gained from whom it is sent to with a forged address. */
    private static RrSet smallest(Node node) {
        RrSet smallest = node.setAt(0);
        for (int i = 1; i < node.setCount(); i++) {
            RrSet set = node.setAt(i);
            if (set.byteLength() < smallest.byteLength()) {
                smallest = set;
            }
        }
        return smallest;
    }

    private boolean giveSignatures(Node node, DnsName owner) {
        boolean isAny = false;
        for (int i = 0; i < node.setCount(); i++) {
            RrSet signatures = node.setAt(i).signatures();
            if (signatures != null) {
                reply.answer().answers().add(owner, signatures);
                isAny = true;
            }
        }
        return isAny;
    }
}
