package org.mpl4j.examples;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mpl4j.examples.notes.NoteMessage;
import org.mpl4j.examples.notes.NotesSessionPolicy;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.policy.PolicyViolation;
import org.mpl4j.runtime.policy.RecentStatecalls;

/**
 * One connection of a server that keeps notes. What it may receive and send when is not in here, but in {@code notes/notes.spl}: every packet is a step of the policy
 * before it is acted upon, or built. The first violation ends the connection.
 */
public final class NoteServer {
    private final NotesSessionPolicy policy = NotesSessionPolicy.start();
    private final SortedMap<Integer, String> notes = new TreeMap<>();
    private PolicyViolation violation;

    public NoteServer() {
        policy.listen(new RecentStatecalls());
    }

    public static void main(String[] arguments) throws ParseException {
        NoteServer server = new NoteServer();
        ByteBuffer wire = ByteBuffer.allocate(256);
        server.receive(
                NoteMessage.builder(wire).bodyAsHello().user("alice").build().flip());
        server.send(builder -> builder.bodyAsWelcome(), wire.clear());
        server.receive(NoteMessage.builder(wire.clear())
                .bodyAsPut()
                .number(1)
                .text("buy milk")
                .build()
                .flip());
        System.out.println(server.notes() + ", now " + server.policy.state() + ": " + server.policy.allowed());
        server.receive(NoteMessage.builder(wire.clear())
                .bodyAsPut()
                .number(2)
                .text("too fast")
                .build()
                .flip());
        System.out.println(server.violation().orElseThrow().message());
    }

    /**
     * Takes a message.
     *
     * @return whether it was allowed; if not, nothing was done, and nothing will be
     */
    public boolean receive(ByteBuffer bytes) throws ParseException {
        NoteMessage message = NoteMessage.parse(bytes);
        if (violation != null || !policy.received(message)) {
            return refuse();
        }
        if (message.body() instanceof NoteMessage.Body.Put put) {
            notes.put(put.number(), put.text().utf8());
        }
        return true;
    }

    /**
     * Builds a message.
     *
     * @return whether it was allowed; if not, nothing was written
     */
    public boolean send(NoteMessage.Builder.Content content, ByteBuffer out) {
        int start = out.position();
        NoteMessage.Builder.Complete message = content.write(NoteMessage.builder(out));
        if (violation != null || !policy.transmitted(message)) {
            out.position(start);
            return refuse();
        }
        message.build();
        return true;
    }

    private boolean refuse() {
        if (violation == null) {
            violation = policy.violation();
        }
        return false;
    }

    /** What was wrong, if something was. */
    public Optional<PolicyViolation> violation() {
        return Optional.ofNullable(violation);
    }

    public SortedMap<Integer, String> notes() {
        return notes;
    }
}
