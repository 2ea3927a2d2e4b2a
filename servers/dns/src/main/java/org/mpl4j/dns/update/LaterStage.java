package org.mpl4j.dns.update;

import org.mpl4j.dns.middleware.Answer;
import org.mpl4j.dns.middleware.Query;
import org.mpl4j.dns.middleware.Stage;
import org.mpl4j.dns.service.LaterAnswer;

/** Hands messages to a {@link SlowLane}; where the transport wants its answer at once, it is given at once. */
public final class LaterStage implements Stage {
    private final SlowLane lane;
    private final Stage atOnce;

    /**
     * Such a stage.
     *
     * @param lane where messages are answered
     * @param atOnce answers them here
     */
    public LaterStage(SlowLane lane, Stage atOnce) {
        this.lane = lane;
        this.atOnce = atOnce;
    }

    @Override
    public Verdict handle(Query query, Answer answer) {
        LaterAnswer later = query.request().later();
        if (later == null) {
            return atOnce.handle(query, answer);
        }
        lane.answer(query.request(), later);
        return Verdict.DROPPED;
    }
}
