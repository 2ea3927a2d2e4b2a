package org.mpl4j.dns.middleware;

/**
 * One concern of answering: it looks at the query, and says something of the answer. An instance belongs to one pipeline, so that it may keep what it works with; what
 * several threads share is an object that it is given.
 */
@FunctionalInterface
public interface Stage {
    /** What comes after a stage. */
    enum Verdict {
        /** The next stage. */
        NEXT,
        /** The answer is known: the stages that would find one are left out. */
        ANSWERED,
        /** Nothing is sent. */
        DROPPED
    }

    /**
     * Helps to answer a query.
     *
     * @param query what is asked
     * @param answer what is known of the answer so far
     * @return what comes next
     */
    Verdict handle(Query query, Answer answer);
}
