package org.mpl4j.ssh.connection;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.ssh.packets.ssh.SshGlobalRequest;
import org.mpl4j.ssh.transport.ProtocolException;
import org.mpl4j.ssh.transport.Sender;

/** Requests that are about no channel (RFC 4254 section 4), in both directions. Replies have no number: they come in the order of the requests. */
public final class GlobalRequests {
    private static final int MOST_UNANSWERED = 1024;

    private final Sender sender;
    private final Answers answers;
    private final GlobalRequestHandler handler;
    private final ReentrantLock sending = new ReentrantLock();
    private final Queue<CompletableFuture<Optional<Bytes>>> unanswered = new ArrayDeque<>();
    private volatile boolean hasNoMoreSessions;
    private volatile long lastHeard = System.nanoTime();

    GlobalRequests(Sender sender, Answers answers, GlobalRequestHandler handler) {
        this.sender = sender;
        this.answers = answers;
        this.handler = handler;
    }

    boolean hasNoMoreSessions() {
        return hasNoMoreSessions;
    }

    /** Something came from the peer. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    long lastHeard() {
        return lastHeard;
    }

    void receive(SshGlobalRequest request) throws ProtocolException {
        Answer answer = switch (request.requestNameKind()) {
            case NoMoreSessions -> {
                hasNoMoreSessions = true;
                yield Answer.GRANTED;
            }
            case Keepalive -> Answer.REFUSED;
            default -> handler.answer(request);
        };
        boolean wantsReply = request.wantReply();
        answers.add(() -> {
            if (wantsReply) {
                reply(answer);
            }
            answer.then().run();
        });
    }

    private void reply(Answer answer) throws IOException {
        if (answer.isGranted()) {
            sender.send(message -> message.asRequestSuccess().data(answer.data()));
        } else {
            sender.send(message -> message.asRequestFailure());
        }
    }

    /**
     * Asks the peer for something.
     *
     * @param request what
     * @return the data of the reply; nothing if the peer refuses
     * @throws IOException if the connection is over
     */
    public CompletableFuture<Optional<Bytes>> ask(
            Function<SshGlobalRequest.Builder.NeedsRequestNameBranch, SshGlobalRequest.Builder.Complete> request)
            throws IOException {
        CompletableFuture<Optional<Bytes>> reply = new CompletableFuture<>();
        sending.lock();
        try {
            synchronized (unanswered) {
                if (unanswered.size() >= MOST_UNANSWERED) {
                    throw new IOException("the peer does not answer");
                }
                unanswered.add(reply);
            }
            sender.send(message -> message.asGlobalRequest().request(global -> request.apply(global.wantReply(true))));
        } finally {
            sending.unlock();
        }
        return reply;
    }

    /**
     * Tells the peer something that it does not answer.
     *
     * @param request what
     * @throws IOException if the connection is over
     */
    public void tell(
            Function<SshGlobalRequest.Builder.NeedsRequestNameBranch, SshGlobalRequest.Builder.Complete> request)
            throws IOException {
        sender.send(message -> message.asGlobalRequest().request(global -> request.apply(global.wantReply(false))));
    }

    void receiveReply(Optional<Bytes> data) throws ProtocolException {
        CompletableFuture<Optional<Bytes>> reply;
        synchronized (unanswered) {
            reply = unanswered.poll();
        }
        if (reply == null) {
            throw new ProtocolException("a reply came, though nothing was asked");
        }
        reply.complete(data.map(Bytes::copy));
    }

    void closed() {
        synchronized (unanswered) {
            unanswered.forEach(reply -> reply.completeExceptionally(new IOException("the connection is over")));
            unanswered.clear();
        }
    }
}
