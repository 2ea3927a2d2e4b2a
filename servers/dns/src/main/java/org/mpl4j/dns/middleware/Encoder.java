package org.mpl4j.dns.middleware;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.mpl4j.dns.packets.dns.Dns;
import org.mpl4j.dns.packets.dns.DnsQuestion;
import org.mpl4j.runtime.Excerpt;
import org.mpl4j.runtime.PacketWriter;

/**
 * Turns an answer into a message. The message is drafted with the name asked for in small letters, for which records that a zone has in small letters can be compressed
 * whatever case the client uses, and then copied to where it is sent from; last, the question gets the case that it was asked in.
 *
 * <p>What does not fit is left out in whole sets (RFC 2181 section 9): an answer that lacks records of its first two sections has none at all and TC; one that lacks
 * additional records has TC only if a client could not go on without them (RFC 9471 section 3).
 */
final class Encoder {
    private static final int MAX_MESSAGE = 0xffff;

    /** Room for a message, and for the record that turns out to be too much. */
    private static final int DRAFT_OCTETS = 3 * MAX_MESSAGE;

    private static final int DSO = 6;

    private final ByteBuffer draft = ByteBuffer.allocate(DRAFT_OCTETS);
    private final PacketWriter out = new PacketWriter();
    private final Dns.Writer dns = new Dns.Writer();
    private final RecordWalk walk = new RecordWalk(out);
    private final OptWriter opt = new OptWriter(out);
    private final Dns.Builder.Content message = this::message;
    private final Consumer<Dns.Builder.QuestionsList> questions = this::questions;
    private final Consumer<Dns.Builder.AnswersList> answers = this::answers;
    private final Consumer<Dns.Builder.AuthorityList> authority = this::authority;
    private final Consumer<Dns.Builder.AdditionalList> additional = this::additional;
    private final Consumer<Dns.Builder.DsoList> nothing = list -> {};
    private final DnsQuestion.Builder.Content question = this::question;

    private Query query = new Query();
    private Answer answer = new Answer();
    private int limit;
    private boolean isTruncated;
    private int questionOffset;
    private int questionEnd;
    private int optOffset;
    private int length;

    Encoder() {}

    /**
     * Drafts the message that an answer is.
     *
     * @param asked what is answered
     * @param given the answer
     * @param maxOctets how long the message may be
     */
    void draft(Query asked, Answer given, int maxOctets) {
        query = asked;
        answer = given;
        limit = Math.min(maxOctets, MAX_MESSAGE);
        isTruncated = given.isTruncated();
        walk.begin(given, limit - OptWriter.size(given));
        write();
        if (walk.isFull()) {
            isTruncated |= walk.leaveOut();
            write();
        }
    }

    private void write() {
        out.reset(draft.clear());
        dns.write(out, message);
        length = out.position();
    }

    private Dns.Builder.Complete message(Dns.Builder.NeedsId builder) {
        Dns.Builder.MayHaveDso whole = builder.id(query.id())
                .response(true)
                .opcode(query.opcode())
                .authoritative(answer.isAuthoritative())
                .truncated(isTruncated)
                .recursionDesired(query.recursionDesired())
                .checkingDisabled(query.checkingDisabled())
                .rcode(answer.headerRcode())
                .questions(questions)
                .answers(answers)
                .authority(authority)
                .additional(additional);
        return query.opcode() == DSO ? whole.dso(nothing) : whole;
    }

    private void questions(Dns.Builder.QuestionsList list) {
        questionOffset = out.position();
        if (hasQuestion()) {
            list.add(question);
        }
        questionEnd = out.position();
    }

    /** Whether there is a question. */
    boolean hasQuestion() {
        return query.form() == Query.Form.WHOLE && query.questionCount() == 1;
    }

    private DnsQuestion.Builder.Complete question(DnsQuestion.Builder.NeedsQname builder) {
        return builder.qname(query.name()).qtype(query.type()).qclass(query.dnsClass());
    }

    private void answers(Dns.Builder.AnswersList list) {
        for (boolean isThere = walk.first(0); isThere; isThere = walk.next()) {
            list.add(walk.record());
        }
    }

    private void authority(Dns.Builder.AuthorityList list) {
        for (boolean isThere = walk.first(1); isThere; isThere = walk.next()) {
            list.add(walk.record());
        }
    }

    private void additional(Dns.Builder.AdditionalList list) {
        for (boolean isThere = walk.first(2); isThere; isThere = walk.next()) {
            list.add(walk.record());
        }
        optOffset = out.position();
        if (answer.ednsSize() > 0) {
            list.add(opt.of(query, answer, 0, limit));
        }
    }

    /** The draft, from index 0 on. */
    ByteBuffer draft() {
        return draft;
    }

    /** Takes what follows the question in the draft, up to an index, before anything else is drafted. */
    void excerpt(Excerpt into, int to) {
        into.take(out, questionEnd, to);
    }

    /** How many octets it has. */
    int length() {
        return length;
    }

    /** Where its question is. */
    int questionOffset() {
        return questionOffset;
    }

    /** Where its OPT record is, or would be. */
    int optOffset() {
        return optOffset;
    }

    /** Whether nothing had to be left out. */
    boolean isComplete() {
        return !isTruncated && !walk.isFull();
    }
}
